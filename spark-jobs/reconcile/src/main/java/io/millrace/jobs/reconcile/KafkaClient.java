package io.millrace.jobs.reconcile;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.KafkaSettings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Properties of a Kafka client: the configuration's, with address and password from the environment. */
final class KafkaClient {
    private static final String SERVERS = "KAFKA_BOOTSTRAP_SERVERS";
    private static final String PASSWORD = "KAFKA_SASL_PASSWORD";

    private KafkaClient() {}

    static Map<String, String> of(KafkaSettings kafka, Map<String, String> environment) {
        Map<String, String> client = new LinkedHashMap<>();
        client.put(
                "bootstrap.servers",
                kafka.bootstrapServers().equals("PLACEHOLDER")
                        ? required(SERVERS, environment)
                        : kafka.bootstrapServers());
        if (kafka.securityProtocol() != null) {
            client.put("security.protocol", kafka.securityProtocol());
        }
        if (kafka.saslMechanism() != null) {
            String module = kafka.saslMechanism().startsWith("SCRAM-")
                    ? "org.apache.kafka.common.security.scram.ScramLoginModule"
                    : "org.apache.kafka.common.security.plain.PlainLoginModule";
            client.put("sasl.mechanism", kafka.saslMechanism());
            client.put(
                    "sasl.jaas.config",
                    "%s required username=\"%s\" password=\"%s\";"
                            .formatted(module, quoted(kafka.saslUsername()), quoted(required(PASSWORD, environment))));
        }
        for (String property : List.of("location", "password", "type")) {
            String value = environment.get("KAFKA_SSL_TRUSTSTORE_" + property.toUpperCase(Locale.ROOT));
            if (value != null && !value.isBlank()) {
                client.put("ssl.truststore." + property, value);
            }
        }
        return client;
    }

    private static String quoted(String text) {
        return String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String required(String variable, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new InvalidInputException(List.of(
                    new Problem("environment variable " + variable, "it is not set", "Set it to reach Kafka.")));
        }
        return value;
    }
}
