package io.millrace.jobs.stream.run;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.KafkaSettings;
import io.millrace.jobs.stream.batch.HeldException;
import io.millrace.jobs.stream.start.StreamArguments;
import io.millrace.jobs.support.kafka.KafkaAccess;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamArgumentsTest {

    @Test
    void every_argument_is_read_and_what_glue_adds_is_passed_over() {
        // when
        StreamArguments arguments = StreamArguments.parse(
                Map.of("STACK_NAME", "fleet", "AWS_ACCOUNT_ID", "1"),
                ("--JOB_NAME x --config s3://b/t.yaml --tables a,b --available-now --checkpoint-root s3://b/c/"
                                + " --max-messages 9 --release a@7 --release a@8 --enable-metrics")
                        .split(" ", -1));

        // then
        assertThat(arguments)
                .isEqualTo(new StreamArguments(
                        "s3://b/t.yaml",
                        Set.of("a", "b"),
                        true,
                        "s3://b/c/",
                        "fleet",
                        "1",
                        9,
                        Map.of("a", Set.of(7L, 8L))));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> StreamArguments.parse(
                        Map.of(), "--tabels", "a", "--max-messages", "0", "--release", "a", "--checkpoint-root"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::what)
                        .containsExactly(
                                "argument --tabels",
                                "argument --release",
                                "argument --checkpoint-root",
                                "argument --config",
                                "argument --max-messages"));
    }

    @Test
    void kafka_s_password_comes_from_the_environment_and_is_never_shown() {
        // given
        KafkaSettings settings = new KafkaSettings("PLACEHOLDER", "SASL_SSL", "SCRAM-SHA-512", "kafkaadmin");

        // when
        KafkaAccess access = KafkaAccess.of(
                settings,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "b:9096",
                        "KAFKA_SASL_PASSWORD", "pa\"ss",
                        "KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/trust.p12"));

        // then
        assertThat(access.source())
                .containsEntry("kafka.bootstrap.servers", "b:9096")
                .containsEntry("kafka.security.protocol", "SASL_SSL")
                .containsEntry("kafka.ssl.truststore.location", "/etc/trust.p12")
                .containsEntry(
                        "kafka.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"kafkaadmin\""
                                + " password=\"pa\\\"ss\";");
        assertThat(access).hasToString("KafkaAccess[b:9096]");
    }

    @Test
    void what_the_environment_lacks_for_kafka_is_told_at_once() {
        KafkaSettings settings = new KafkaSettings("PLACEHOLDER", "SASL_SSL", "SCRAM-SHA-512", "kafkaadmin");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> KafkaAccess.of(settings, Map.of()))
                .withMessageContaining("KAFKA_BOOTSTRAP_SERVERS")
                .withMessageContaining("KAFKA_SASL_PASSWORD");
    }

    @Test
    void waits_double_up_to_the_longest() {
        RestartPolicy policy = new RestartPolicy(Duration.ofSeconds(1), Duration.ofSeconds(10), 3);
        assertThat(policy.waitAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.waitAfter(3)).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.waitAfter(400)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void what_only_a_person_can_mend_is_found_under_any_number_of_causes() {
        Problem problem = new Problem("table a", "dropped", "Decide.");
        assertThat(Failure.of("a", new IllegalStateException(new RuntimeException(new HeldException(problem)))))
                .contains(new Failure(problem, true));
        assertThat(Failure.of("a", new IllegalStateException("Some data may have been lost because …")))
                .hasValueSatisfying(failure -> assertThat(failure.held()).isTrue());
        assertThat(Failure.of("a", new IllegalStateException("no route")))
                .hasValueSatisfying(failure -> assertThat(failure.held()).isFalse());
    }
}
