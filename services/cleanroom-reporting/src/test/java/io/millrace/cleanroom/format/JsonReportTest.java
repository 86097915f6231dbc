package io.millrace.cleanroom.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.cleanroom.domain.Room;
import io.millrace.cleanroom.domain.Room.Defect;
import io.millrace.cleanroom.domain.Room.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class JsonReportTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| generated_at membership_id collaboration_id collaboration_name database table_prefix summary"
                        + " identity_resolution membership_results_delivery tables",
                "/summary | glue_tables_count configured_tables_count associations_count"
                        + " id_namespace_associations_count id_mapping_tables_count entity_resolution_namespaces_count",
                "/identity_resolution | id_namespace_associations id_mapping_tables entity_resolution_namespaces"
                        + " schema_mappings",
                "/identity_resolution/entity_resolution_namespaces/0 | name arn type description role_arn"
                        + " input_source_arn schema_name id_mapping_config",
                "/identity_resolution/schema_mappings/0 | name arn created_at updated_at has_workflows"
                        + " mappedInputFields",
                "/membership_results_delivery | can_receive_results result_bucket result_prefix result_role_arn",
                "/tables/0 | table_name glue_table configured_table analysis_rule association"
                        + " collaboration_analysis_rule",
                "/tables/0/glue_table | exists location column_count partition_keys columns",
                "/tables/0/configured_table | exists id name allowed_columns_count allowed_columns analysis_method",
                "/tables/0/analysis_rule | exists type allowed_analysis_providers",
                "/tables/0/association | exists name",
                "/tables/0/collaboration_analysis_rule | exists type allowed_result_receivers",
                "/tables/0/status | in_collaboration ready_for_analysis",
            })
    void the_document_has_the_keys_that_its_readers_know_in_their_order(String path, String keys) throws Exception {
        // when
        JsonNode node = json(new Room()).at(path == null ? "" : path);
        // then
        assertThat(names(node)).startsWith(keys.split(" ", -1));
    }

    @Test
    void a_sound_table_is_told_as_such() throws Exception {
        // when
        JsonNode table = json(new Room()).at("/tables/0");
        // then
        assertThat(table.at("/status/in_collaboration").isBoolean()).isTrue();
        assertThat(table.at("/status/ready_for_analysis").booleanValue()).isTrue();
        assertThat(table.at("/status/reasons")).isEmpty();
        assertThat(table.at("/analysis_rule/allowed_analysis_providers/0").textValue())
                .isEqualTo("111");
        assertThat(table.at("/collaboration_analysis_rule/allowed_result_receivers/0")
                        .textValue())
                .isEqualTo("000");
        assertThat(table.at("/glue_table/snapshot_dt").textValue()).isEqualTo("2026-01-01");
    }

    @Test
    void a_table_that_is_not_ready_says_why_and_what_to_do() throws Exception {
        // when
        JsonNode status = json(new Room().with(Defect.NO_RULE)).at("/tables/0/status");
        // then
        assertThat(status.get("ready_for_analysis").booleanValue()).isFalse();
        assertThat(status.at("/reasons/0/reason").textValue()).isEqualTo("analysis-rule-missing");
        assertThat(status.at("/reasons/0/detail").textValue()).contains("configured_a");
        assertThat(status.at("/reasons/0/what_to_do").textValue()).isNotBlank();
    }

    @Test
    void what_could_not_be_asked_is_unknown_with_the_errors_code() throws Exception {
        // when
        JsonNode report = json(new Room().without(Question.values()));
        // then
        JsonNode table = report.at("/tables/0");
        for (String part : List.of("configured_table", "analysis_rule", "association", "collaboration_analysis_rule")) {
            assertThat(table.get(part).get("exists").textValue()).as(part).isEqualTo("unknown");
            assertThat(table.get(part).get("error").textValue()).as(part).isEqualTo("AccessDeniedException");
        }
        assertThat(table.at("/status/in_collaboration").textValue()).isEqualTo("unknown");
        assertThat(table.at("/status/ready_for_analysis").textValue()).isEqualTo("unknown");
        assertThat(report.at("/summary/associations_count").textValue()).isEqualTo("unknown");
        assertThat(report.get("unknown")).isNotEmpty();
    }

    @Test
    void the_same_report_has_the_same_bytes() {
        assertThat(JsonReport.of(new Room().report())).isEqualTo(JsonReport.of(new Room().report()));
    }

    private static JsonNode json(Room room) throws Exception {
        return new ObjectMapper().readTree(JsonReport.of(room.report()));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
