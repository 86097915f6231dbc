package io.millrace.lake.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a single node on a small machine: one replica of everything, few threads, small buffers. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    static final String SASL_PORT = "sasl-port";
    static final String SASL_KEY_STORE = "sasl-key-store";
    static final String KEY_STORE_PASSWORD = "MILLRACE_KEY_STORE_PASSWORD";

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", "CLIENT"),
            Map.entry("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("log.index.size.max.bytes", "1048576"),
            Map.entry("controller.quorum.election.timeout.ms", "200"),
            // After a crash the broker registers again only when its old session is over.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"));

    private BrokerSettings() {}

    static Map<String, String> of(Path data, int clientPort, int controllerPort) {
        Map<String, String> settings = new HashMap<>(FIXED);
        String client = "CLIENT://127.0.0.1:" + clientPort;
        settings.put("listeners", client + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", client);
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", data.toString());
        return settings;
    }

    /** Adds a listener whose clients must sign in. */
    static void addSasl(Map<String, String> settings, int port) {
        String address = ",SASL://127.0.0.1:" + port;
        settings.merge("listeners", address, String::concat);
        settings.merge("advertised.listeners", address, String::concat);
        settings.merge("listener.security.protocol.map", ",SASL:SASL_PLAINTEXT", String::concat);
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.sasl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    /** Has that listener speak TLS, with the key of a PKCS12 file. */
    static void addTls(Map<String, String> settings, String keyStore, String password) {
        settings.computeIfPresent(
                "listener.security.protocol.map", (name, map) -> map.replace("SASL_PLAINTEXT", "SASL_SSL"));
        settings.put("listener.name.sasl.ssl.keystore.type", "PKCS12");
        settings.put("listener.name.sasl.ssl.keystore.location", keyStore);
        settings.put("listener.name.sasl.ssl.keystore.password", password);
    }
}
