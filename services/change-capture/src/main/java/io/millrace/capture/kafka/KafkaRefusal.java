package io.millrace.capture.kafka;

import io.millrace.config.Problem;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

import java.util.Optional;

/** What a person must mend before Kafka lets capture in. */
public final class KafkaRefusal {
    private KafkaRefusal() {}

    /** Reads it from a failure's causes; empty when none is a refusal, so that the failure may pass by itself. */
    public static Optional<Problem> of(Throwable failure, String pipeline) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoClientException) {
                return Optional.of(new Problem(
                        "Kafka's settings for change capture of pipeline " + pipeline,
                        "no client can be made of them: " + cause.getMessage(),
                        "Correct kafka.… (KAFKA_…) and start again; services/change-capture/README.md shows them for SASL and"
                                + " TLS."));
            }
            String advice = advice(cause);
            if (advice != null) {
                return Optional.of(new Problem(
                        "Kafka does not let change capture of pipeline " + pipeline + " in",
                        String.valueOf(cause.getMessage()),
                        advice));
            }
        }
        return Optional.empty();
    }

    private static String advice(Throwable cause) {
        if (cause instanceof SslAuthenticationException) {
            return "Let kafka.ssl.truststore.location (KAFKA_SSL_TRUSTSTORE_LOCATION) name a store that holds the broker's"
                    + " certificate or its authority's, and bootstrap.servers a host that stands in that certificate, and start again.";
        }
        if (cause instanceof AuthenticationException) {
            return "Correct kafka.sasl.mechanism, and user and password in kafka.sasl.jaas.config (KAFKA_SASL_JAAS_CONFIG),"
                    + " and start again; or have the broker know that user with that password.";
        }
        if (cause instanceof AuthorizationException) {
            return "Let its user describe, create, read and write its state topic, and describe, create and write the"
                    + " topics of its tables (cdc-…) and dead-letters; it tries again by itself.";
        }
        return null;
    }

    /** Settings of which no client can be made. Nothing of a sign-in is told that could be part of a password. */
    static RuntimeException noClient(KafkaException refused) {
        Throwable first = refused;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        boolean ofSignIn = String.valueOf(first.getMessage()).contains("JAAS");
        return new NoClientException(
                ofSignIn ? "sasl.jaas.config is missing or is not of the form" : first.toString(), refused);
    }

    private static final class NoClientException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoClientException(String why, KafkaException refused) {
            super(why, refused);
        }
    }
}
