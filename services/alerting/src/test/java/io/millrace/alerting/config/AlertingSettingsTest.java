package io.millrace.alerting.config;

import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Channel;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertingSettingsTest {
    private static final String SENDER = "millrace.alerting.mail.sender";
    private static final String RECIPIENTS = "millrace.alerting.mail.recipients";
    private static final String TOPIC = "millrace.alerting.alarm.topic-arn";

    @ParameterizedTest
    @ValueSource(strings = {"stg", "dev", "test", "qa", "somewhere-new"})
    void every_environment_but_production_gets_mail_for_everything(String environment) {
        // when
        AlertingSettings settings = AlertingSettings.of(config(Map.of()), environment);

        // then
        assertThat(AlertKind.values())
                .allSatisfy(
                        kind -> assertThat(settings.routing().channels(kind)).containsExactly(Channel.MAIL));
    }

    @Test
    void production_gets_an_alarm_for_an_empty_source_and_mail_for_the_rest() {
        // when
        AlertingSettings settings = AlertingSettings.of(config(Map.of(TOPIC, "arn:aws:sns:us-east-1:1:a")), "prd");

        // then
        assertThat(settings.routing().channels(AlertKind.SOURCE_EMPTY)).containsExactly(Channel.ALARM);
        assertThat(settings.routing().channels(AlertKind.DELETIONS)).containsExactly(Channel.MAIL);
    }

    @Test
    void any_environment_can_be_given_channels_of_its_own() {
        // given
        Map<String, String> properties = Map.of(
                "millrace.alerting.environments.qa.dead-letter", "mail,alarm", TOPIC, "arn:aws:sns:us-east-1:1:a");

        // when
        AlertingSettings settings = AlertingSettings.of(config(properties), "qa");

        // then
        assertThat(settings.routing().channels(AlertKind.DEAD_LETTER)).containsExactly(Channel.MAIL, Channel.ALARM);
    }

    @Test
    void a_missing_topic_sender_and_recipient_are_all_named_at_once() {
        // given
        AlertingConfig config = config(Map.of(SENDER, "", RECIPIENTS, ""));

        // when / then
        assertThatThrownBy(() -> AlertingSettings.of(config, "prd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SENDER)
                .hasMessageContaining(RECIPIENTS)
                .hasMessageContaining(TOPIC);
    }

    @Test
    void a_kind_whose_channels_were_taken_away_stops_the_service() {
        // given
        AlertingConfig config = config(Map.of("millrace.alerting.channels.deletions", ""));

        // when / then
        assertThatThrownBy(() -> AlertingSettings.of(config, "stg"))
                .hasMessageContaining("millrace.alerting.environments.stg.deletions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"millrace.alerting.environments.stg.deletion", "millrace.alerting.channels.source-emty"})
    void a_misspelt_kind_stops_the_service(String property) {
        // when / then
        assertThatThrownBy(() -> config(Map.of(property, "mail"))).hasStackTraceContaining(property);
    }

    @Test
    void a_channel_that_there_is_not_stops_the_service() {
        // when / then
        assertThatThrownBy(() -> config(Map.of("millrace.alerting.environments.stg.deletions", "pigeon")))
                .hasStackTraceContaining("pigeon");
    }

    @Test
    void ses_takes_fifty_recipients_at_most() {
        // given
        String tooMany =
                IntStream.range(0, 51).mapToObj(i -> "p" + i + "@example.org").collect(Collectors.joining(","));

        // when / then
        assertThatThrownBy(() -> AlertingSettings.of(config(Map.of(RECIPIENTS, tooMany)), "stg"))
                .hasMessageContaining(RECIPIENTS + ": must name 1 to 50 addresses, names 51");
    }

    @Test
    void a_kind_can_have_recipients_of_its_own_and_recovery_shares_those_of_failure() {
        // given
        AlertingConfig config = config(Map.of("millrace.alerting.mail.kinds.stage-failed.recipients", "on@call.org"));

        // when
        AlertingSettings settings = AlertingSettings.of(config, "stg");

        // then
        assertThat(settings.recipients())
                .containsEntry(AlertKind.STAGE_FAILED, List.of("on@call.org"))
                .containsEntry(AlertKind.STAGE_RECOVERED, List.of("on@call.org"))
                .containsEntry(AlertKind.DELETIONS, List.of("them@example.org"));
    }

    @Test
    void limits_that_make_no_sense_are_named() {
        // given
        AlertingConfig config = config(Map.of(
                "millrace.alerting.mail.per-second", "0",
                "millrace.alerting.mail.max-rows", "0",
                "millrace.alerting.mail.kinds.deletion.subject", "x"));

        // when / then
        assertThatThrownBy(() -> AlertingSettings.of(config, "stg"))
                .hasMessageContaining("millrace.alerting.mail.per-second")
                .hasMessageContaining("millrace.alerting.mail.max-rows")
                .hasMessageContaining("millrace.alerting.mail.kinds.deletion");
    }

    /** The service's own defaults below the given properties. */
    private static AlertingConfig config(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of(SENDER, "us@example.org", RECIPIENTS, "them@example.org"));
        all.putAll(properties);
        return new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withProfile("prod")
                .withSources(new PropertiesConfigSource(all, "test", 900))
                .withMapping(AlertingConfig.class)
                .build()
                .getConfigMapping(AlertingConfig.class);
    }
}
