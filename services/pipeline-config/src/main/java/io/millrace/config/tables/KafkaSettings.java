package io.millrace.config.tables;

/**
 * How the topics are reached.
 *
 * @param bootstrapServers {@code PLACEHOLDER} when the environment's {@code KAFKA_BOOTSTRAP_SERVERS} is meant
 * @param securityProtocol for example {@code SASL_SSL}; {@code null} for plain text
 * @param saslMechanism for example {@code SCRAM-SHA-512}; {@code null} without SASL
 * @param saslUsername {@code null} without SASL; the password comes from the environment, never from the file
 */
public record KafkaSettings(
        String bootstrapServers, String securityProtocol, String saslMechanism, String saslUsername) {}
