package io.millrace.alerting.domain;

import io.millrace.alerting.SampleAlerts;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.streaming.BreachedCheck;
import io.millrace.events.streaming.BreachedCheck.Over;
import io.millrace.events.streaming.MessagesRejected;
import io.millrace.events.streaming.QualityBreached;
import io.millrace.events.streaming.ReplicationLagging;
import io.millrace.events.streaming.TableConverged;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class StreamAlertsTest {
    @Test
    void quarantined_rows_are_counted_by_rule() {
        // when
        Alert alert = alert(SampleAlerts.quarantined(41));

        // then
        assertThat(alert.subject()).isEqualTo("Rows quarantined - STG");
        assertThat(alert.text()).startsWith("7 rows of vehicle_telemetry");
        assertThat(alert.rows())
                .containsExactly(
                        List.of("tel_001", "range", "latitude", "3"), List.of("tel_003", "range", "speed_kmh", "5"));
        assertThat(alert.facts()).containsEntry("quarantine", "s3://fleet-quarantine/vehicle_telemetry/");
    }

    @Test
    void rejected_messages_say_that_rows_may_be_missing_and_what_does_not_come_again() {
        // given
        MessagesRejected rejected = new MessagesRejected(
                "fleet", "stg", "alerts", 41, URI.create("s3://q/_dead_letters/alerts/"), 3, "it has no data");

        // when
        Alert alert = alert(rejected);

        // then
        assertThat(alert.subject()).isEqualTo("Messages rejected - STG");
        assertThat(alert.text()).startsWith("3 messages for alerts").contains("may be missing in the lake");
        assertThat(alert.facts())
                .containsEntry("dead letters", "s3://q/_dead_letters/alerts/")
                .containsEntry("reason, of one", "it has no data");
        assertThat(alert.whatToDo())
                .contains(
                        "a delete, and versions between, do not come again",
                        "./millrace reconcile FILE --stack-name fleet --table alerts");
    }

    @Test
    void a_metric_that_could_not_be_measured_is_told_with_the_reason() {
        // given
        QualityBreached breached = new QualityBreached(
                "fleet",
                "stg",
                "vehicle_telemetry",
                41,
                List.of(
                        new BreachedCheck("completeness", "latitude", null, Over.BATCH, 0.84, 0.9, "warning", null),
                        new BreachedCheck(
                                "compliance", null, "speed", Over.ALL, null, 0.99, "error", "no such column")));

        // when
        Alert alert = alert(breached);

        // then
        assertThat(alert.rows())
                .containsExactly(
                        List.of("completeness", "latitude", "batch", "0.8400", "0.9000", "warning"),
                        List.of("compliance (speed)", "-", "all", "not measured: no such column", "0.9900", "error"));
    }

    @Test
    void a_capture_that_lags_says_which_limits_it_passed() {
        // given
        ReplicationLagging lagging = new ReplicationLagging(
                "fleet", "stg", "millrace_fleet", 75.4, 100, 200, null, List.of("lag of 75.4 s, at most 60 s"));

        // when
        Alert alert = alert(lagging);

        // then
        assertThat(alert.text()).contains("lag of 75.4 s, at most 60 s");
        assertThat(alert.facts())
                .containsEntry("lag", "75.4 s, 100 bytes")
                .containsEntry("log held in the database", "200 bytes")
                .containsEntry("last change", "none yet");
    }

    @Test
    void a_table_that_differs_says_how_to_repair_it_and_how_many_ranges_are_not_shown() {
        // when
        Alert alert = alert(SampleAlerts.diverged(false));

        // then
        assertThat(alert.whatToDo())
                .contains("./millrace reconcile FILE --stack-name fleet --table deliveries --repair");
        assertThat(alert.rows()).containsExactly(List.of("4097", "8192", "1", "0", "2", "0"));
        assertThat(alert.more()).isEqualTo("2 more ranges");
    }

    @Test
    void a_repaired_table_asks_for_the_cause() {
        // when
        Alert alert = alert(SampleAlerts.diverged(true));

        // then
        assertThat(alert.subject()).isEqualTo("Table diverged, repaired - STG");
        assertThat(alert.whatToDo()).contains("the cause is not mended").doesNotContain("--repair");
    }

    @Test
    void nobody_is_told_of_a_table_that_agrees() {
        // given
        TableConverged converged = new TableConverged(
                "fleet",
                "stg",
                "deliveries",
                "0/1",
                SampleAlerts.diverged(false).rows());

        // when
        var alert = StreamAlerts.of(SampleAlerts.event(converged));

        // then
        assertThat(alert).isEmpty();
    }

    @Test
    void a_held_stream_is_let_go_by_its_configuration() {
        // given
        SchemaDrifted drifted = SampleAlerts.drifted(true);
        Event<SchemaDrifted> event = Event.first("id", Event.source("cdc-stream"), SampleAlerts.TIME, drifted);

        // when
        Alert alert = SchemaAlerts.of(event, drifted);

        // then
        assertThat(alert.whatToDo()).contains("tables.yaml").doesNotContain("millrace.registration");
    }

    private static Alert alert(DomainEvent data) {
        return StreamAlerts.of(SampleAlerts.event(data)).orElseThrow();
    }
}
