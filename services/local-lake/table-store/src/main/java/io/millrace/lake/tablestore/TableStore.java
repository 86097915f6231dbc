package io.millrace.lake.tablestore;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.Ports;
import io.millrace.lake.part.RunningPart;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** All clients share one database, whatever their credentials and region. */
record TableStore(int port, DynamoDBProxyServer server) implements RunningPart {

    static RunningPart start(PartArguments arguments) throws Exception {
        int port = Ports.chosenOrFree(arguments.port());
        List<String> line = new ArrayList<>(List.of("-port", Integer.toString(port), "-sharedDb", "-disableTelemetry"));
        if (arguments.data().isPresent()) {
            line.add("-dbPath");
            line.add(Files.createDirectories(arguments.requiredData()).toString());
        } else {
            line.add("-inMemory");
        }
        DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(line.toArray(String[]::new));
        server.start();
        return new TableStore(port, server);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the table store did not stop cleanly; it recovers at the next start", e);
        }
    }
}
