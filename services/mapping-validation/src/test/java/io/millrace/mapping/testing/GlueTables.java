package io.millrace.mapping.testing;

import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.standin.AwsStandIn;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import software.amazon.awssdk.services.glue.GlueClient;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** A Glue stand-in of its own in this JVM, whose faults and calls no other test sees. */
public final class GlueTables implements AutoCloseable {
    private final AwsStandIn standIn = AwsStandIn.start(null, 0);
    private final AwsClients clients;

    /** An empty catalog, reached by clients that do not wait long. */
    public GlueTables() {
        System.setProperty("aws.accessKeyId", LakeEndpoints.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", LakeEndpoints.SECRET_KEY);
        Map<String, URI> endpoints = Map.of("glue", standIn.endpoint());
        clients = new AwsClients(AwsSettings.of("us-east-1", endpoints).impatient(3, Duration.ofSeconds(2)));
    }

    /** The stand-in, for its faults and counts. */
    public AwsStandIn standIn() {
        return standIn;
    }

    /** A client. */
    public GlueClient client() {
        return clients.glue();
    }

    /** Creates a database with so many tables, numbered from 0. */
    public GlueTables with(String database, String prefix, int count) {
        client().createDatabase(request -> request.databaseInput(input -> input.name(database)));
        IntStream.range(0, count).parallel().forEach(number -> client().createTable(
                        request -> request.databaseName(database).tableInput(table -> table.name(prefix + number))));
        standIn.calls().clear();
        return this;
    }

    /** Calls of an operation so far. */
    public long calls(String operation) {
        return standIn.calls().of("glue", operation);
    }

    @Override
    public void close() {
        clients.close();
        standIn.close();
    }
}
