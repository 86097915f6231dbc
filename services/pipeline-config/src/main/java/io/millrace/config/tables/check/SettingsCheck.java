package io.millrace.config.tables.check;

import io.millrace.config.tables.KafkaSettings;
import io.millrace.config.tables.PipelineConfig;

import java.time.Duration;

/** Settings that must go together. */
final class SettingsCheck {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final PipelineConfig config;
    private final Report report;

    SettingsCheck(PipelineConfig config, Report report) {
        this.config = config;
        this.report = report;
    }

    void check() {
        if (config.settings().triggerInterval().compareTo(LONGEST) > 0) {
            report.wrong(
                    config.settings(),
                    "trigger_interval",
                    "more than a day would pass between two batches",
                    "Write a shorter time; a job that runs once a day is started once a day.");
        }
        kafka(config.kafka());
    }

    private void kafka(KafkaSettings kafka) {
        String protocol = kafka.securityProtocol();
        boolean sasl = protocol != null && protocol.startsWith("SASL");
        if (sasl && kafka.saslMechanism() == null) {
            report.wrong(
                    kafka,
                    "security_protocol",
                    protocol + " needs a way to sign in, and none is named",
                    "Add sasl_mechanism, for example SCRAM-SHA-512.");
        }
        if (sasl && kafka.saslUsername() == null) {
            report.wrong(
                    kafka, "security_protocol", protocol + " needs a user, and none is named", "Add sasl_username.");
        }
        if (!sasl && kafka.saslMechanism() != null) {
            unused(kafka, "sasl_mechanism");
        }
        if (!sasl && kafka.saslUsername() != null) {
            unused(kafka, "sasl_username");
        }
    }

    private void unused(KafkaSettings kafka, String key) {
        report.wrong(
                kafka,
                key,
                "nobody signs in, since security_protocol is not SASL_SSL or SASL_PLAINTEXT",
                "Set security_protocol, or remove the key.");
    }
}
