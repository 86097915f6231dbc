package io.millrace.alerting.listener;

import io.millrace.alerting.SampleAlerts;
import io.millrace.alerting.delivery.AlertingFixture;
import io.millrace.alerting.domain.Channel;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.mapping.MappingSourceEmpty.Cause;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class AlertingStageIT {
    private final AlertingFixture alerting = new AlertingFixture();
    private final RecordingPublisher published = new RecordingPublisher();

    @AfterEach
    void tidyUp() {
        alerting.standIn().clearFaults();
        alerting.close();
    }

    @Test
    void deleted_mappings_are_a_table_of_the_first_rows_with_a_link_to_the_file() {
        // given
        URI file = deletionFile(100_000);

        // when
        Run run = handle(SampleAlerts.event(SampleAlerts.deletions(file, 100_000)));

        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(alerting.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Deleted V1-V2 Mappings - STG");
            assertThat(mail.html())
                    .contains("v1_0&amp;&lt;b&gt;", "v1_2&amp;", "retargeted", "99997 more rows: " + file)
                    .doesNotContain("v1_3&amp;", "<b>");
            assertThat(mail.text()).contains("v1_0&<b>", "99997 more rows: " + file);
        });
    }

    @Test
    void a_missing_deletion_file_fails_the_run_with_its_name() {
        // given
        URI file = URI.create("s3://" + bucket() + "/gone.csv");

        // when
        Run run = handle(SampleAlerts.event(SampleAlerts.deletions(file, 3)));

        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(published.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.why())
                .contains(file.toString()));
        assertThat(alerting.mails()).isEmpty();
    }

    @Test
    void rows_quarantined_batch_after_batch_are_one_mail_a_window_for_each_table() {
        // when
        IntStream.range(0, 4).forEach(batch -> handle(SampleAlerts.event(SampleAlerts.quarantined(batch))));
        handle(SampleAlerts.event(SampleAlerts.diverged(false)));

        // then
        assertThat(alerting.mails())
                .extracting(mail -> mail.subject())
                .containsExactlyInAnyOrder("Rows quarantined - STG", "Table diverged - STG");
    }

    @Test
    void ambiguous_sources_of_new_mappings_are_told_once_a_window_and_new_mappings_without_them_are_not() {
        // when
        handle(SampleAlerts.event(SampleAlerts.additions(0)));
        handle(SampleAlerts.event(SampleAlerts.additions(2)));
        handle(SampleAlerts.event(SampleAlerts.additions(3)));

        // then
        assertThat(alerting.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Ambiguous V1-V2 Mappings - STG");
            assertThat(mail.text())
                    .contains("2 sources of mapping stand with more than one destination")
                    .contains("ambiguous.csv beside s3://lake/batch/incremental.csv");
        });
    }

    @Test
    void a_held_schema_change_is_a_mail_with_its_columns_and_the_way_to_let_it_pass() {
        // when
        handle(SampleAlerts.event(SampleAlerts.drifted(true)));

        // then
        assertThat(alerting.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Schema change held - STG");
            assertThat(mail.html()).contains("ibe1803", "retyped", "bigint");
            assertThat(mail.text()).contains("millrace.registration.follow-tables=ext_ibe_01");
        });
    }

    @Test
    void an_empty_source_is_a_mail_where_mail_is_set() {
        // when
        handle(SampleAlerts.event(SampleAlerts.sourceEmpty("stg", Cause.ALL_REJECTED)));

        // then
        assertThat(alerting.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Dynamo table empty - STG");
            assertThat(mail.text()).contains("could be understood", "rejected: 7");
        });
        assertThat(alerting.alarms()).isEmpty();
    }

    @Test
    void an_empty_source_is_an_alarm_where_an_alarm_is_set() {
        // when
        handle(SampleAlerts.event(SampleAlerts.sourceEmpty("prd", Cause.TABLES_EMPTY)), Channel.ALARM);

        // then
        assertThat(alerting.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.subject()).isEqualTo("No valid v1-v2 sync records");
            assertThat(alarm.message())
                    .contains("\"NewStateValue\":\"ALARM\"", "\"StateChangeTime\":\"2026-01-31T12:00:00Z\"");
        });
        assertThat(alerting.mails()).isEmpty();
    }

    @Test
    void a_held_deletion_says_how_to_let_it_pass() {
        // when
        handle(SampleAlerts.event(SampleAlerts.held()));

        // then
        assertThat(alerting.mails()).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("millrace deletions approve hold-42"));
    }

    @Test
    void repeated_failures_are_one_mail_and_the_window_s_end_tells_their_number() {
        // when
        handle(failed("mapping"));
        handle(failed("mapping"));
        handle(failed("mapping"));
        alerting.ledger().clock().advance(AlertingFixture.WINDOW);
        handle(failed("mapping"));

        // then
        assertThat(alerting.mails())
                .extracting(mail -> mail.text().contains("4 runs failed so far"))
                .containsExactly(false, true);
    }

    @Test
    void failures_of_another_stage_or_dataset_are_told_on_their_own() {
        // when
        handle(failed("mapping"));
        handle(failed("another"));

        // then
        assertThat(alerting.mails()).hasSize(2);
    }

    @Test
    void recovery_is_told_and_the_next_failure_too() {
        // when
        handle(failed("mapping"));
        handle(failed("mapping"));
        handle(SampleAlerts.event(SampleAlerts.recovered("mapping-validation", "mapping", 2)));
        handle(failed("mapping"));

        // then
        assertThat(alerting.mails())
                .extracting(mail -> mail.subject())
                .containsExactly(
                        "mapping-validation failed - STG",
                        "mapping-validation recovered - STG",
                        "mapping-validation failed - STG");
        assertThat(alerting.mails().get(1).text()).contains("works again on mapping after 2 failed runs.");
    }

    @Test
    void that_mails_are_refused_ends_in_one_failure_that_begets_no_other() {
        // given
        alerting.standIn().addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "ses", "SendEmail"));

        // when
        Run run = handle(SampleAlerts.event(SampleAlerts.held()));
        StageFailed own = published.payloads(StageFailed.class).get(0);
        Run second = handle(SampleAlerts.event(own));

        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(own.stage()).isEqualTo(AlertingStage.NAME);
        assertThat(second.state()).isEqualTo(RunState.DONE);
        assertThat(second.facts()).containsEntry("outcome", "not told");
        assertThat(published.payloads(StageFailed.class)).hasSize(1);
    }

    private static Event<StageFailed> failed(String dataset) {
        return SampleAlerts.event(SampleAlerts.failed("mapping-validation", dataset));
    }

    private Run handle(Event<? extends DomainEvent> event) {
        return handle(event, Channel.MAIL);
    }

    private Run handle(Event<? extends DomainEvent> event, Channel channel) {
        var process = alerting.process();
        String runId = Run.id(AlertingStage.NAME, event.id());
        process.ledger().accept(AlertingStage.NAME, event);
        process.runner(published, 3).carryOn(alerting.stage(process, channel), runId);
        return process.ledger().find(runId).orElseThrow();
    }

    private URI deletionFile(int rows) {
        ObjectLocation to = new ObjectLocation(bucket(), "deletion.csv");
        String csv = IntStream.range(0, rows)
                .mapToObj(i -> "\"v1_" + i + "&<b>\",v2_" + i + "," + (i == 1 ? "retargeted" : "removed") + "\r\n")
                .collect(Collectors.joining(
                        "", "source_pipeline_resource_name,destination_pipeline_resource_name,change\r\n", ""));
        new ObjectStore(alerting.process().clients().s3()).put(to, csv, "text/csv");
        return URI.create(to.toString());
    }

    private String bucket() {
        String bucket = LakeClients.unique("deletions");
        alerting.process().clients().s3().createBucket(request -> request.bucket(bucket));
        return bucket;
    }
}
