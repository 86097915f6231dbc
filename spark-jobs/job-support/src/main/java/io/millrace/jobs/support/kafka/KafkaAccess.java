package io.millrace.jobs.support.kafka;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.KafkaSettings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a job reaches Kafka: the configuration's settings, with secrets and trust store from the environment.
 *
 * @param client properties of a Kafka client
 */
public record KafkaAccess(Map<String, String> client) {
    private static final String PLACEHOLDER = "PLACEHOLDER";
    private static final String SERVERS = "KAFKA_BOOTSTRAP_SERVERS";
    private static final String PASSWORD = "KAFKA_SASL_PASSWORD";
    private static final String STORE = "KAFKA_SSL_TRUSTSTORE_";

    /** Keeps a copy. */
    public KafkaAccess {
        client = Map.copyOf(client);
    }

    /**
     * The access that configuration and environment give.
     *
     * @throws InvalidInputException with everything that is missing
     */
    public static KafkaAccess of(KafkaSettings kafka, Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> client = new LinkedHashMap<>();
        boolean placeholder = kafka.bootstrapServers().equals(PLACEHOLDER);
        String servers = placeholder ? environment.getOrDefault(SERVERS, "") : kafka.bootstrapServers();
        if (servers.isBlank()) {
            problems.add(missing(SERVERS, "kafka.bootstrap_servers is PLACEHOLDER"));
        }
        client.put("bootstrap.servers", servers);
        put(client, "security.protocol", kafka.securityProtocol());
        if (kafka.saslMechanism() != null) {
            sasl(kafka, environment, client, problems);
        }
        put(client, "ssl.truststore.location", environment.get(STORE + "LOCATION"));
        put(client, "ssl.truststore.password", environment.get(STORE + "PASSWORD"));
        put(client, "ssl.truststore.type", environment.get(STORE + "TYPE"));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new KafkaAccess(client);
    }

    private static void sasl(
            KafkaSettings kafka, Map<String, String> environment, Map<String, String> client, List<Problem> problems) {
        String password = environment.getOrDefault(PASSWORD, "");
        if (password.isEmpty()) {
            problems.add(missing(PASSWORD, "kafka.sasl_mechanism is " + kafka.saslMechanism()));
        }
        String module = kafka.saslMechanism().startsWith("SCRAM-")
                ? "org.apache.kafka.common.security.scram.ScramLoginModule"
                : "org.apache.kafka.common.security.plain.PlainLoginModule";
        client.put("sasl.mechanism", kafka.saslMechanism());
        client.put(
                "sasl.jaas.config",
                "%s required username=\"%s\" password=\"%s\";"
                        .formatted(module, quoted(kafka.saslUsername()), quoted(password)));
    }

    /** Options of Spark's source. */
    public Map<String, String> source() {
        Map<String, String> options = new LinkedHashMap<>();
        client.forEach((name, value) -> options.put("kafka." + name, value));
        return options;
    }

    @Override
    public String toString() {
        return "KafkaAccess[" + client.get("bootstrap.servers") + "]";
    }

    private static void put(Map<String, String> client, String name, String value) {
        if (value != null && !value.isBlank()) {
            client.put(name, value);
        }
    }

    private static String quoted(String text) {
        return String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Problem missing(String variable, String why) {
        return new Problem("environment variable " + variable, why + ", and it is not set", "Set it and start again.");
    }
}
