package io.millrace.jobs.reconcile;

import io.millrace.jobs.reconcile.source.SourceAccess;
import io.millrace.jobs.support.DeltaSettings;
import io.millrace.jobs.support.JobSession;
import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import org.apache.spark.sql.SparkSession;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** One session and one database for all tests of the JVM. */
public final class Lake {
    public static final SparkSession SPARK =
            JobSession.open("tests", Map.of("MILLRACE_SPARK_MASTER", "local[2]"), settings());

    private Lake() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(DeltaSettings.of(Map.of()));
        settings.put("spark.sql.shuffle.partitions", "2");
        settings.put("spark.sql.codegen.cache.maxEntries", "2000");
        return settings;
    }

    public static Map<String, String> environment() {
        LakeEndpoints endpoints = TestLake.with(LakePart.DATABASE).endpoints();
        return endpoints.asEnvironment();
    }

    public static SourceAccess access() {
        return SourceAccess.of(environment());
    }

    /** A connection that may write. */
    public static Connection connect() {
        Map<String, String> environment = environment();
        try {
            return DriverManager.getConnection(
                    environment.get("POSTGRES_URL"),
                    environment.get("POSTGRES_USER"),
                    environment.get("POSTGRES_PASSWORD"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements, each by itself. */
    public static void sql(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The place of the log now. */
    public static long place() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
