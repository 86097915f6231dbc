package io.millrace.capture.service;

import io.millrace.capture.testing.CaptureScene;
import io.millrace.capture.testing.ChangeTopic;
import io.millrace.events.lake.StageFailed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A broker with TLS at which clients sign in. */
@QuarkusTest
@QuarkusTestResource(value = SignedInResource.class, restrictToAnnotatedClass = true)
class SignedInIT {
    private static final String WRONG = "no-such-password-4712";

    @Test
    void the_service_signs_in_with_a_password_that_its_log_does_not_have() throws Exception {
        try (ChangeTopic topic =
                new ChangeTopic("cdc-trips", SignedInResource.broker().open())) {
            topic.first(message -> message.operation().equals("load-completed"));
            // when
            CaptureResource.database().run("update trips set km = 14.5");
            // then
            assertThat(topic.first(message -> message.operation().equals("update"))
                            .data())
                    .hasToString("{\"id\":1,\"km\":14.5}");
            assertThat(SignedInResource.logged())
                    .contains("sasl.mechanism = SCRAM-SHA-512", "event=capture-started")
                    .doesNotContain("word-4711");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sasl.jaas.config, 'SCRAM-SHA-512', 'password in kafka.sasl.jaas.config (KAFKA_SASL_JAAS_CONFIG)'",
        "ssl.truststore.location, SSL, kafka.ssl.truststore.location (KAFKA_SSL_TRUSTSTORE_LOCATION)",
        "sasl.mechanism, 'PLAIN', kafka.sasl.mechanism"
    })
    void a_client_that_is_not_let_in_is_told_at_once_what_to_mend(String wrong, String why, String whatToDo)
            throws Exception {
        try (CaptureScene scene = new CaptureScene(without(wrong), "trips")) {
            // when
            scene.start();
            CaptureScene.await(
                    "a failure is told",
                    () -> !scene.events().payloads(StageFailed.class).isEmpty());
            // then
            StageFailed told = scene.events().payloads(StageFailed.class).get(0);
            assertThat(told.attempts()).isEqualTo(1);
            assertThat(told.what())
                    .contains("Kafka does not let", scene.database().name());
            assertThat(told.why()).contains(why);
            assertThat(told.whatToDo()).contains(whatToDo, "start again");
            assertThat(told + SignedInResource.logged()).doesNotContain(WRONG, "word-4711");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sasl.jaas.config, org.apache.kafka.common.security.scram.ScramLoginModule required password=no secret;, sasl.jaas.config is missing",
        "ssl.truststore.location, /no/such/store.p12, /no/such/store.p12",
        "security.protocol, SASL_TLS, security.protocol"
    })
    void settings_of_which_no_client_can_be_made_are_named_without_a_secret(String name, String value, String why)
            throws Exception {
        // given
        Map<String, Object> kafka = new HashMap<>(SignedInResource.client(SignedInResource.PASSWORD));
        kafka.put(name, value);
        try (CaptureScene scene = new CaptureScene(kafka, "trips")) {
            // when
            scene.start();
            CaptureScene.await(
                    "a failure is told",
                    () -> !scene.events().payloads(StageFailed.class).isEmpty());
            // then
            List<StageFailed> told = scene.events().payloads(StageFailed.class);
            assertThat(told).first().satisfies(failed -> {
                assertThat(failed.attempts()).isEqualTo(1);
                assertThat(failed.why()).contains(why);
                assertThat(failed.whatToDo()).contains("KAFKA_", "start again");
            });
            assertThat(told.toString()).doesNotContain("secret", "word-4711");
        }
    }

    /** Properties with one of them wrong. */
    private static Map<String, Object> without(String wrong) {
        Map<String, Object> kafka = new HashMap<>(SignedInResource.client(WRONG));
        switch (wrong) {
            case "ssl.truststore.location" -> kafka.keySet().removeIf(name -> name.startsWith("ssl."));
            case "sasl.mechanism" -> {
                kafka.put("sasl.mechanism", "PLAIN");
                kafka.put(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"capture\" password=\""
                                + WRONG + "\";");
            }
            default -> {
                // the password is wrong as it is
            }
        }
        return kafka;
    }
}
