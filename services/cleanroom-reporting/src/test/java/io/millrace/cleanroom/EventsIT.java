package io.millrace.cleanroom;

import io.millrace.cleanroom.config.CleanroomSettings;
import io.millrace.cleanroom.config.ReportFormat;
import io.millrace.cleanroom.testing.CleanroomScene;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.AtOnce;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Which events lead to a report, and to how many. */
class EventsIT {
    private static final String NAME = CleanroomScene.FOLDER + "ACX_Cleanroom_Report_20260131_112233";

    private final CleanroomScene scene = new CleanroomScene();
    private final RecordingPublisher publisher = new RecordingPublisher();

    @BeforeEach
    void one_table() {
        scene.table("part_ibe_01", 3);
        scene.seed(scene.demo());
    }

    @AfterEach
    void leave_nothing() {
        scene.close();
    }

    @Test
    void new_tables_of_a_configured_dataset_lead_to_a_report() {
        // when
        Run run = scene.deliver(scene.created("e1", "infobase_attributes", CleanroomScene.ENVIRONMENT), publisher);
        // then
        assertThat(run.facts()).containsEntry("outcome", "written");
        assertThat(publisher.payloads(CleanroomReportWritten.class))
                .singleElement()
                .extracting(CleanroomReportWritten::ready)
                .isEqualTo(1);
    }

    @Test
    void new_tables_of_another_dataset_lead_to_none() {
        // when
        Run run = scene.deliver(scene.created("e1", "orders", CleanroomScene.ENVIRONMENT), publisher);
        // then
        assertThat(run.facts()).containsEntry("outcome", "ignored");
        assertThat(publisher.published()).isEmpty();
        assertThat(scene.written()).isEmpty();
    }

    @Test
    void new_tables_of_another_environment_are_a_failure() {
        // when
        Run run = scene.deliver(scene.created("e1", "infobase_attributes", "elsewhere"), publisher);
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.why())
                .contains("elsewhere"));
    }

    @Test
    void without_a_membership_new_tables_lead_to_none_and_a_request_is_a_failure_that_names_the_setting() {
        // given
        CleanroomSettings settings = with(Optional.empty(), Optional.empty(), Set.of(ReportFormat.values()));
        // when
        Run created = scene.deliver(
                scene.created("e1", "infobase_attributes", CleanroomScene.ENVIRONMENT), publisher, settings);
        Run requested = scene.deliver(scene.request("e2"), publisher, settings);
        // then
        assertThat(created.facts()).containsEntry("outcome", "ignored");
        assertThat(requested.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.why())
                .contains("millrace.cleanroom.membership-id"));
    }

    @Test
    void a_request_for_another_database_than_the_configured_one_is_a_failure() {
        // given
        CleanroomSettings settings =
                with(scene.settings().membershipId(), Optional.of("only_this"), Set.of(ReportFormat.values()));
        // when
        Run run = scene.deliver(scene.request("e1"), publisher, settings);
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.why())
                .contains("only_this"));
    }

    @Test
    void an_event_delivered_twice_leads_to_one_report() {
        // given
        var request = scene.request("e1");
        scene.deliver(request, publisher);
        var written = scene.written();
        // when
        scene.deliver(request, publisher);
        // then
        assertThat(scene.written()).isEqualTo(written).hasSize(4);
        assertThat(publisher.published()).hasSize(1);
    }

    @Test
    void two_reports_of_the_same_second_both_stay() {
        // when
        scene.deliver(scene.request("e1"), publisher);
        scene.deliver(scene.request("e2"), publisher);
        // then
        assertThat(scene.written()).hasSize(8).containsKey(NAME + ".json");
        assertThat(publisher.payloads(CleanroomReportWritten.class))
                .extracting(CleanroomReportWritten::report)
                .doesNotHaveDuplicates()
                .allSatisfy(report -> assertThat(report.getPath()).matches("/" + NAME + "(_[0-9a-f]{8})?\\.json"));
    }

    @Test
    void two_reports_of_the_same_second_written_at_once_both_stay() throws Exception {
        // when
        AtOnce.run(2, i -> () -> scene.deliver(scene.request("e" + i), publisher));
        // then
        assertThat(scene.written()).hasSize(8).containsKey(NAME + ".json");
    }

    @Test
    void formats_that_are_switched_off_are_neither_written_nor_told() {
        // given
        CleanroomSettings settings = with(scene.settings().membershipId(), Optional.empty(), Set.of(ReportFormat.JSON));
        // when
        scene.deliver(scene.request("e1"), publisher, settings);
        // then
        assertThat(scene.written()).containsOnlyKeys(NAME + ".json");
        CleanroomReportWritten event =
                publisher.payloads(CleanroomReportWritten.class).get(0);
        assertThat(event.page()).isNull();
        assertThat(event.tablesCsv()).isNull();
    }

    @Test
    void a_database_that_the_catalog_does_not_have_is_a_failure() {
        // given
        scene.outside().clients().glue().deleteDatabase(request -> request.name(scene.database()));
        // when
        Run run = scene.deliver(scene.request("e1"), publisher);
        // then
        scene.outside()
                .clients()
                .glue()
                .createDatabase(request -> request.databaseInput(input -> input.name(scene.database())));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.why())
                .contains(scene.database()));
    }

    private CleanroomSettings with(Optional<String> membership, Optional<String> database, Set<ReportFormat> formats) {
        CleanroomSettings usual = scene.settings();
        return new CleanroomSettings(
                usual.environment(),
                membership,
                database,
                usual.tablePrefix(),
                usual.datasets(),
                usual.excludedTables(),
                usual.reportBucket(),
                usual.reportPrefix(),
                formats,
                usual.maxSnapshotAgeDays(),
                usual.maxAssociations(),
                usual.maxColumns(),
                usual.concurrency());
    }
}
