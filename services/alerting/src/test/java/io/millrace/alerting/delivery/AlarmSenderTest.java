package io.millrace.alerting.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.alerting.SampleAlerts;
import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Alerts;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.events.mapping.MappingSourceEmpty.Cause;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

class AlarmSenderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void an_empty_source_is_an_alarm_with_its_cause_and_counts() throws IOException {
        // given
        MappingSourceEmpty empty = SampleAlerts.sourceEmpty("prd", Cause.ALL_MISSING);
        Alert alert = Alerts.of(SampleAlerts.event(empty), empty);

        // when
        JsonNode message = JSON.readTree(AlarmSender.message(alert));

        // then
        assertThat(AlarmSender.subject(alert)).isEqualTo("No valid v1-v2 sync records");
        assertThat(message.path("AlarmName").asText()).isEqualTo("millrace-source-empty-prd-mapping");
        assertThat(message.path("NewStateValue").asText()).isEqualTo("ALARM");
        assertThat(message.path("StateChangeTime").asText()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(message.path("state_message").asText()).contains("no destination of any mapping");
        assertThat(message.path("environment").asText()).isEqualTo("prd");
        assertThat(message.path("dataset").asText()).isEqualTo("mapping");
        assertThat(message.path("cause").asText()).isEqualTo("ALL_MISSING");
        assertThat(message.path("rows_read").asText()).isEqualTo("7");
        assertThat(message.path("missing_in_the_catalog").asText()).isEqualTo("4");
        assertThat(message.path("correlationId").asText()).isEqualTo(alert.correlationId());
    }

    @Test
    void recovery_ends_the_alarm_of_the_failure() throws IOException {
        // given
        var failed = SampleAlerts.failed("mapping-validation", "mapping");
        var recovered = SampleAlerts.recovered("mapping-validation", "mapping", 1);

        // when
        JsonNode begin = JSON.readTree(AlarmSender.message(Alerts.of(SampleAlerts.event(failed), failed, 1)));
        JsonNode end = JSON.readTree(AlarmSender.message(Alerts.of(SampleAlerts.event(recovered), recovered)));

        // then
        assertThat(end.path("AlarmName")).isEqualTo(begin.path("AlarmName"));
        assertThat(begin.path("NewStateValue").asText()).isEqualTo("ALARM");
        assertThat(end.path("NewStateValue").asText()).isEqualTo("OK");
    }

    @Test
    void a_subject_is_what_sns_takes() {
        // given
        var failed = SampleAlerts.failed("stage\nwith ümlaut" + "x".repeat(200), "mapping");

        // when
        String subject = AlarmSender.subject(Alerts.of(SampleAlerts.event(failed), failed, 1));

        // then
        assertThat(subject).hasSizeLessThan(100).startsWith("stage with ?mlaut").matches("[ -~]+");
    }
}
