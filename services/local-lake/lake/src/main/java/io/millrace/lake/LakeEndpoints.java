package io.millrace.lake;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Addresses and credentials of a running lake. The getter of a part that does not run throws a {@link LakeException}.
 *
 * @param ports port on 127.0.0.1 of each running part
 * @param postgresPassword password of the database user, {@code null} when the database does not run
 */
public record LakeEndpoints(Map<LakePart, Integer> ports, String postgresPassword) {
    /** Region that every client of the lake uses. */
    public static final String REGION = "us-east-1";
    /** Access key that the object store accepts. */
    public static final String ACCESS_KEY = "millrace";
    /** Secret key that the object store accepts; it protects nothing but the loopback address. */
    public static final String SECRET_KEY = "millracelocal";
    /** Database and user name. */
    public static final String DATABASE = "millrace";

    /** Copies the ports. */
    public LakeEndpoints {
        ports = Map.copyOf(ports);
    }

    /** Kafka bootstrap servers, {@code host:port}. */
    public String kafka() {
        return "127.0.0.1:" + port(LakePart.BROKER);
    }

    /** The S3 endpoint; buckets are addressed in the path. */
    public URI s3() {
        return http(LakePart.OBJECT_STORE);
    }

    /** The DynamoDB endpoint. */
    public URI dynamodb() {
        return http(LakePart.TABLE_STORE);
    }

    /** The Glue endpoint. */
    public URI glue() {
        return http(LakePart.STAND_IN);
    }

    /** The Athena endpoint. */
    public URI athena() {
        return http(LakePart.STAND_IN);
    }

    /** The Clean Rooms endpoint. */
    public URI cleanRooms() {
        return http(LakePart.STAND_IN);
    }

    /** The Entity Resolution endpoint. */
    public URI entityResolution() {
        return http(LakePart.STAND_IN);
    }

    /** JDBC address of the SQL engine, catalog {@code hive}; any user name will do. */
    public String sql() {
        return "jdbc:trino://127.0.0.1:%d/hive".formatted(port(LakePart.SQL_ENGINE));
    }

    /** The SES endpoint. */
    public URI ses() {
        return http(LakePart.STAND_IN);
    }

    /** The SNS endpoint. */
    public URI sns() {
        return http(LakePart.STAND_IN);
    }

    /** JDBC address of the database. */
    public String postgresUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(LakePart.DATABASE), DATABASE);
    }

    /** Name of the database user. */
    public String postgresUser() {
        return DATABASE;
    }

    /** The environment variables under which any client finds the parts that run. */
    public Map<String, String> asEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        if (ports.containsKey(LakePart.BROKER)) {
            environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        }
        if (ports.containsKey(LakePart.OBJECT_STORE)) {
            environment.put("S3_ENDPOINT", s3().toString());
        }
        if (ports.containsKey(LakePart.TABLE_STORE)) {
            environment.put("DYNAMODB_ENDPOINT", dynamodb().toString());
        }
        if (ports.containsKey(LakePart.STAND_IN)) {
            environment.put("GLUE_ENDPOINT", glue().toString());
            environment.put("ATHENA_ENDPOINT", athena().toString());
            environment.put("CLEANROOMS_ENDPOINT", cleanRooms().toString());
            environment.put("ENTITYRESOLUTION_ENDPOINT", entityResolution().toString());
            environment.put("SES_ENDPOINT", ses().toString());
            environment.put("SNS_ENDPOINT", sns().toString());
        }
        if (ports.containsKey(LakePart.SQL_ENGINE)) {
            environment.put("TRINO_URL", sql());
        }
        if (ports.containsKey(LakePart.DATABASE)) {
            environment.put("POSTGRES_URL", postgresUrl());
            environment.put("POSTGRES_USER", postgresUser());
            environment.put("POSTGRES_PASSWORD", postgresPassword);
        }
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
        return environment;
    }

    @Override
    public String toString() {
        return "LakeEndpoints[ports=" + ports + "]";
    }

    private URI http(LakePart part) {
        return URI.create("http://127.0.0.1:" + port(part));
    }

    private int port(LakePart part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw LakeException.notRunning(part);
        }
        return port;
    }
}
