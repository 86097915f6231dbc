package io.millrace.lake.broker;

import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.Ports;
import io.millrace.lake.part.RunningPart;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One node that is broker and controller; its directory carries the cluster's id from start to start. */
record Broker(int port, KafkaRaftServer server) implements RunningPart {

    static RunningPart start(PartArguments arguments) throws Exception {
        Path data = Files.createDirectories(arguments.requiredData());
        int port = Ports.chosenOrFree(arguments.port());
        format(data);
        Map<String, String> settings = BrokerSettings.of(data, port, Ports.chosenOrFree(0));
        String saslPort = arguments.others().get(BrokerSettings.SASL_PORT);
        if (saslPort != null) {
            BrokerSettings.addSasl(settings, Integer.parseInt(saslPort));
        }
        String keyStore = arguments.others().get(BrokerSettings.SASL_KEY_STORE);
        if (keyStore != null) {
            BrokerSettings.addTls(settings, keyStore, System.getenv(BrokerSettings.KEY_STORE_PASSWORD));
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new Broker(port, server);
    }

    /** Leaves a formatted directory as it is. */
    private static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(System.err)
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(clusterId(data))
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setUnstableFeatureVersionsEnabled(false)
                .setIgnoreFormatted(true)
                .run();
    }

    private static String clusterId(Path data) throws IOException {
        Path written = data.resolve("meta.properties");
        if (!Files.exists(written)) {
            return Uuid.randomUuid().toString();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(written)) {
            properties.load(reader);
        }
        return properties.getProperty("cluster.id");
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
