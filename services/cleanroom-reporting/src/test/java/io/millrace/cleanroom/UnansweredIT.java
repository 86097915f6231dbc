package io.millrace.cleanroom;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cleanroom.testing.CleanroomScene;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.lake.standin.cleanrooms.CleanRoomsSeed;
import io.millrace.lake.standin.cleanrooms.DemoMembership;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Two sound tables, read page by page, and a call that is not answered: unknown or a failure, never no. */
class UnansweredIT {
    private static final List<String> NAMES = List.of("part_a", "part_b");

    private static CleanroomScene scene;

    private final RecordingPublisher publisher = new RecordingPublisher();

    @BeforeAll
    static void two_sound_tables() {
        scene = new CleanroomScene();
        NAMES.forEach(name -> scene.table(name, 3));
    }

    @AfterAll
    static void leave_nothing() {
        scene.close();
    }

    @AfterEach
    void answer_again() {
        scene.recover();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_DENIED, ListConfiguredTables, AccessDeniedException, 2",
        "ACCESS_DENIED, GetConfiguredTable, AccessDeniedException, 2",
        "ACCESS_DENIED, GetConfiguredTableAnalysisRule, AccessDeniedException, 2",
        "ACCESS_DENIED, ListConfiguredTableAssociations, AccessDeniedException, 2",
        "ACCESS_DENIED, GetConfiguredTableAssociationAnalysisRule, AccessDeniedException, 2",
        "ACCESS_DENIED, ListSchemas, AccessDeniedException, 2",
        "ACCESS_DENIED, GetMembership, AccessDeniedException, 2",
        "ACCESS_DENIED, ListMembers, AccessDeniedException, 0",
        "ACCESS_DENIED, ListIdNamespaceAssociations, AccessDeniedException, 0",
        "ACCESS_DENIED, ListIdMappingTables, AccessDeniedException, 0",
        "INTERNAL, GetConfiguredTable, InternalServerException, 2",
    })
    void a_call_to_clean_rooms_that_fails_is_unknown_and_never_no(
            FaultKind kind, String call, String code, int unknown) {
        // given
        scene.seed(sound());
        scene.standIn().addFault(FaultRule.of(kind, "cleanrooms", call));
        // when
        CleanroomReportWritten event = report();
        // then
        assertThat(event.unknown()).isEqualTo(unknown);
        assertThat(event.ready()).isEqualTo(2 - unknown);
        assertThat(latest().at("/unknown/0/error").textValue()).isEqualTo(code);
        assertThat(latest().at("/unknown/0/call").textValue()).isEqualTo(call);
        assertNothingIsDenied();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_DENIED, ListIdNamespaces, AccessDeniedException",
        "ACCESS_DENIED, GetIdNamespace, AccessDeniedException",
        "ACCESS_DENIED, ListSchemaMappings, AccessDeniedException",
        "ACCESS_DENIED, GetSchemaMapping, AccessDeniedException",
        "THROTTLE, GetSchemaMapping, ThrottlingException",
    })
    void a_call_to_entity_resolution_that_fails_leaves_the_tables_and_is_unknown(
            FaultKind kind, String call, String code) {
        // given
        scene.seed(sound());
        scene.standIn().addFault(FaultRule.of(kind, "entityresolution", call));
        // when
        CleanroomReportWritten event = report();
        // then
        assertThat(event.ready()).isEqualTo(2);
        assertThat(text("_IdentityResolution.csv")).contains("Unknown").doesNotContain("N/A");
        assertThat(latest().at("/unknown/0/call").textValue()).isEqualTo(call);
        assertThat(latest().at("/unknown/0/error").textValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"ListConfiguredTables", "ListConfiguredTableAssociations", "ListSchemas"})
    void a_list_that_breaks_off_at_its_second_page_counts_as_a_whole_as_unknown(String call) {
        // given
        scene.seed(sound());
        scene.standIn()
                .addFault(FaultRule.of(FaultKind.INTERNAL, "cleanrooms", call).where("nextToken", "1"));
        // when
        CleanroomReportWritten event = report();
        // then
        assertThat(event.unknown()).isEqualTo(2);
        assertNothingIsDenied();
    }

    @Test
    void a_table_that_is_ready_stays_so_when_another_ones_configured_table_cannot_be_looked_at() {
        // given
        scene.seed(sound());
        scene.standIn()
                .addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "cleanrooms", "GetConfiguredTable")
                        .times(1));
        // when
        CleanroomReportWritten event = report();
        // then
        assertThat(event.ready()).isEqualTo(1);
        assertThat(event.unknown()).isEqualTo(1);
    }

    @Test
    void a_throttled_call_is_made_again() {
        // given
        scene.seed(sound());
        scene.standIn()
                .addFault(FaultRule.of(FaultKind.THROTTLE, "entityresolution", "GetSchemaMapping")
                        .times(1));
        // when
        report();
        // then
        assertThat(text("_IdentityResolution.csv")).contains("AXM").doesNotContain("Unknown");
    }

    @Test
    void without_the_catalogs_list_there_is_no_report_but_a_failure() {
        // given
        scene.seed(sound());
        int before = scene.written().size();
        scene.standIn()
                .addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "glue", "GetTables")
                        .where("DatabaseName", scene.database()));
        // when
        Run run = scene.deliver(scene.request(UUID.randomUUID().toString()), publisher);
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.why())
                .contains("AccessDeniedException"));
        assertThat(scene.written()).hasSize(before);
    }

    @Test
    void a_membership_that_does_not_exist_is_a_failure_that_names_the_setting() {
        // given
        scene.seed(CleanRoomsSeed.empty());
        // when
        Run run = scene.deliver(scene.request(UUID.randomUUID().toString()), publisher);
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.why()).contains(DemoMembership.ID);
            assertThat(failed.whatToDo()).contains("millrace.cleanroom.membership-id");
        });
    }

    private static CleanRoomsSeed sound() {
        return scene.demo()
                .withTables(NAMES.stream()
                        .map(name -> DemoMembership.whole(scene.database(), name))
                        .toList())
                .inPagesOf(1);
    }

    private CleanroomReportWritten report() {
        Run run = scene.deliver(scene.request(UUID.randomUUID().toString()), publisher);
        assertThat(run.state()).isEqualTo(RunState.DONE);
        return publisher.payloads(CleanroomReportWritten.class).get(0);
    }

    private JsonNode latest() {
        return CleanroomScene.json(text(".json"));
    }

    private String text(String ending) {
        String report =
                publisher.payloads(CleanroomReportWritten.class).get(0).report().getPath();
        return scene.written().get(report.substring(1).replace(".json", ending));
    }

    private void assertNothingIsDenied() {
        assertThat(text("_Tables.csv").lines().skip(1).flatMap(line -> Stream.of(line.split(",", -1))))
                .doesNotContain("No");
        latest().get("tables")
                .forEach(table -> assertThat(table.at("/status/reasons")).isEmpty());
    }
}
