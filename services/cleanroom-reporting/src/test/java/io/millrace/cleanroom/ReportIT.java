package io.millrace.cleanroom;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.cleanroom.testing.CleanroomScene;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.lake.standin.cleanrooms.DemoMembership;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The report on a membership that has each kind of defect. */
class ReportIT {
    private static final String NAME = CleanroomScene.FOLDER + "ACX_Cleanroom_Report_20260131_112233";
    private static final List<String> WHOLE = List.of(
            "ibe_01",
            "ibe_01_a",
            "ibe_02_a",
            "ibe_03",
            "ibe_03_a",
            "ibe_04",
            "ibe_04_a",
            "ibe_05_a",
            "ibe_06",
            "ibe_06_a",
            "ibe_09",
            "miacs_01",
            "miacs_01_a",
            "miacs_02",
            "miacs_03",
            "miacs_03_a",
            "miacs_03_b",
            "n_a_a");

    private static CleanroomScene scene;
    private static RecordingPublisher publisher;
    private static Run run;
    private static Map<String, Map<String, Long>> calls;

    @BeforeAll
    static void a_report_on_the_built_in_membership() {
        scene = new CleanroomScene();
        publisher = new RecordingPublisher();
        Stream.of("ibe_04_b", "miacs_02_b", "ibe_08", "miacs_04", "n_a", "ibe_02", "new_borrowers", "addressable_ids")
                .forEach(base -> scene.table("part_" + base, 4));
        WHOLE.forEach(base -> scene.table("part_" + base, 4));
        scene.table("part_miacs_02_a", 100);
        scene.table("part_ibe_05", 4, "2025-12-16");
        scene.table("part_ibe_01_er", 4);
        scene.table("ext_ibe_01", 4);
        scene.seed(scene.demo());
        scene.standIn().clearCalls();
        run = scene.deliver(scene.request("e1"), publisher);
        calls = scene.standIn().calls();
    }

    @AfterAll
    static void leave_nothing() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "new_borrowers, no-configured-table not-associated association-quota-reached",
        "ibe_04_b, not-associated association-quota-reached",
        "miacs_02_b, analysis-rule-missing",
        "ibe_08, no-analysis-provider",
        "miacs_04, collaboration-rule-missing",
        "n_a, collaboration-rule-missing",
        "ibe_02, columns-differ",
        "miacs_02_a, too-many-columns",
        "ibe_05, snapshot-too-old",
    })
    void each_table_with_a_defect_is_not_ready_for_exactly_its_reasons(String base, String reasons) {
        // when
        JsonNode status = table("part_" + base).get("status");
        // then
        List<String> told = new ArrayList<>();
        status.get("reasons").forEach(reason -> told.add(reason.get("reason").textValue()));
        assertThat(told).containsExactlyElementsOf(Arrays.asList(reasons.split(" ", -1)));
        assertThat(status.get("ready_for_analysis").booleanValue()).isFalse();
    }

    @Test
    void every_other_table_of_the_prefix_is_ready_and_excluded_ones_are_not_told_of() {
        // when
        Map<String, Boolean> ready = new TreeMap<>();
        scene.report()
                .get("tables")
                .forEach(table -> ready.put(
                        table.get("table_name").textValue(),
                        table.at("/status/ready_for_analysis").booleanValue()));
        // then
        assertThat(ready).hasSize(27);
        assertThat(ready.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey))
                .containsExactlyElementsOf(WHOLE.stream().map("part_"::concat).toList());
    }

    @Test
    void the_four_files_have_the_name_of_the_events_time() {
        assertThat(scene.written().keySet())
                .containsExactly(
                        NAME + ".html", NAME + ".json", NAME + "_IdentityResolution.csv", NAME + "_Tables.csv");
    }

    @Test
    void the_event_names_the_files_and_counts_the_tables() {
        // when
        List<CleanroomReportWritten> events = publisher.payloads(CleanroomReportWritten.class);
        // then
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.report()).hasToString("s3://" + scene.bucket() + "/" + NAME + ".json");
            assertThat(event.page()).hasToString("s3://" + scene.bucket() + "/" + NAME + ".html");
            assertThat(event.membershipId()).isEqualTo(DemoMembership.ID);
            assertThat(event.tables()).isEqualTo(27);
            assertThat(event.ready()).isEqualTo(WHOLE.size());
            assertThat(event.unknown()).isZero();
        });
        assertThat(run.facts()).containsEntry("notReady", "9").containsEntry("unansweredCalls", "0");
    }

    @Test
    void the_tables_file_has_associated_tables_first_then_by_name() {
        // when
        List<String> lines =
                scene.written().get(NAME + "_Tables.csv").lines().skip(1).toList();
        // then
        assertThat(lines).hasSize(27);
        assertThat(lines.get(0)).startsWith("ACX-OMC-Collaboration,part_ibe_01,Yes,4,id_bucket,Yes,");
        assertThat(lines.subList(25, 27))
                .extracting(line -> line.split(",", -1)[1])
                .containsExactly("part_ibe_04_b", "part_new_borrowers");
        assertThat(lines.subList(0, 25)).isSortedAccordingTo(String::compareTo);
    }

    @Test
    void the_identity_file_follows_the_namespace_by_what_the_service_answers() {
        assertThat(scene.written().get(NAME + "_IdentityResolution.csv").lines().skip(1))
                .containsExactly("ACX-OMC-Collaboration,ACXIdNamespace,rule-based," + scene.database()
                        + ",us-east-1,part_addressable_ids_er,acx_schema,row_id,customer_user_id,AXM");
    }

    @Test
    void the_summary_counts_what_there_is() {
        // when
        JsonNode summary = scene.report().get("summary");
        // then
        assertThat(summary.get("configured_tables_count").intValue()).isEqualTo(26);
        assertThat(summary.get("associations_count").intValue()).isEqualTo(25);
        assertThat(summary.get("id_namespace_associations_count").intValue()).isEqualTo(1);
        assertThat(summary.get("id_mapping_tables_count").intValue()).isEqualTo(1);
        assertThat(scene.report().get("members")).hasSize(2);
        assertThat(scene.report()
                        .at("/membership_results_delivery/result_bucket")
                        .textValue())
                .isEqualTo("millrace-cleanroom-results");
    }

    @Test
    void a_list_is_read_to_its_last_page_and_what_it_tells_is_not_asked_for_again() {
        assertThat(calls.get("cleanrooms"))
                .containsEntry("GetMembership", 1L)
                .containsEntry("ListConfiguredTables", 3L)
                .containsEntry("ListConfiguredTableAssociations", 3L)
                .containsEntry("ListSchemas", 3L)
                .containsEntry("GetConfiguredTable", 26L)
                .containsEntry("GetConfiguredTableAnalysisRule", 25L)
                .containsEntry("GetConfiguredTableAssociationAnalysisRule", 23L)
                .doesNotContainKeys("GetConfiguredTableAssociation", "GetSchemaAnalysisRule", "GetCollaboration");
    }

    @Test
    void the_page_tells_of_every_table() throws Exception {
        // when
        String html = scene.written().get(NAME + ".html");
        // then
        assertThat(html).contains("part_ibe_01", "part_new_borrowers", "association-quota-reached");
        Files.writeString(Files.createDirectories(Path.of("target", "report")).resolve("cleanroom.html"), html);
    }

    private static JsonNode table(String name) {
        for (JsonNode table : scene.report().get("tables")) {
            if (table.get("table_name").textValue().equals(name)) {
                return table;
            }
        }
        throw new AssertionError("No table " + name);
    }
}
