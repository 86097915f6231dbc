package io.millrace.capture.service;

import io.millrace.lake.testing.SignedInBroker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A broker with TLS at which the service signs in, and a file of all that the service logs. */
public class SignedInResource extends CaptureResource {
    /** With letters that a quoted text of the JAAS configuration must escape. */
    static final String PASSWORD = "pa\"ss\\word-4711";

    private static final String USER = "capture";

    private static Path folder;
    private static SignedInBroker broker;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = super.start();
        try {
            folder = Files.createTempDirectory("signed-in");
            broker = SignedInBroker.startWithTls(folder);
            broker.user(USER, PASSWORD);
            broker.topics(List.of("replication-lagging", "schema-drifted", "stage-failed", "stage-recovered"), 1);
        } catch (IOException | ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        client(PASSWORD).forEach((name, value) -> properties.put(variable(name), value));
        properties.put("quarkus.log.file.enabled", "true");
        properties.put("quarkus.log.file.path", folder.resolve("service.log").toString());
        // where Kafka's clients log their settings; Quarkus keeps it quiet
        properties.put("quarkus.log.category.\"org.apache.kafka.common.config\".level", "INFO");
        return properties;
    }

    /** As the environment names a property of Kafka's clients. */
    private static String variable(String property) {
        return "KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Properties of a client that signs in. */
    static Map<String, String> client(String password) {
        return Map.of(
                "bootstrap.servers",
                broker.address(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(USER, password.replace("\\", "\\\\").replace("\"", "\\\"")),
                "ssl.truststore.location",
                SignedInBroker.store(folder).toString(),
                "ssl.truststore.password",
                SignedInBroker.STORE_PASSWORD);
    }

    static SignedInBroker broker() {
        return broker;
    }

    /** All that was logged. */
    static String logged() throws IOException {
        return Files.readString(folder.resolve("service.log"));
    }

    @Override
    public void stop() {
        super.stop();
        if (broker != null) {
            broker.close();
        }
        if (folder != null) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
