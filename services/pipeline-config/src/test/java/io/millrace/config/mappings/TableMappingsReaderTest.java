package io.millrace.config.mappings;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TableMappingsReaderTest {
    private static final List<String> FLEET =
            List.of("vehicles", "drivers", "vehicle_telemetry", "deliveries", "alerts");

    @Test
    void the_fleet_s_file_of_five_selections_and_five_topics_routes_each_table_to_its_topic() {
        // given
        String selections = IntStream.range(0, 5)
                .mapToObj(i -> selection(i + 1, "include", "public", FLEET.get(i)))
                .collect(Collectors.joining(","));
        String topics = IntStream.range(0, 5)
                .mapToObj(i -> topic(i + 6, FLEET.get(i), "cdc-" + FLEET.get(i)))
                .collect(Collectors.joining(","));
        // when
        TableMappings mappings = read(selections + "," + topics);
        // then
        assertThat(FLEET).allSatisfy(table -> assertThat(mappings.route("public", table))
                .contains(new TableRoute("public", table, "cdc-" + table, false)));
        assertThat(mappings.route("public", "payroll")).isEmpty();
        assertThat(mappings.route("private", "vehicles")).isEmpty();
    }

    @Test
    void a_table_without_a_topic_rule_has_the_default_topic_of_its_new_name() {
        // given
        String rules = selection(1, "include", "public", "%")
                + transformation(2, "table", "rename", "vehicles", null, "\"value\": \"cars\"");
        // when
        TableMappings mappings = read(rules);
        // then
        assertThat(mappings.route("public", "vehicles")).contains(new TableRoute("public", "cars", "cdc-cars", false));
    }

    @ParameterizedTest
    @CsvSource({
        "veh%, vehicles, true",
        "veh%, deliveries, false",
        "vehicle_telemetry, vehicleXtelemetry, true",
        "vehicle[_]telemetry, vehicleXtelemetry, false",
        "vehicle[_]telemetry, vehicle_telemetry, true",
        "%, anything, true",
        "a.b, axb, false",
    })
    void wildcards_are_those_of_dms(String pattern, String table, boolean selected) {
        // given
        TableMappings mappings = read(selection(1, "include", "public", pattern));
        // when
        boolean selects = mappings.selects("public", table);
        // then
        assertThat(selects).isEqualTo(selected);
    }

    @Test
    void an_exclusion_outweighs_inclusions_wherever_it_stands_and_explicit_names_have_no_wildcards() {
        // given
        String rules = selection(1, "exclude", "public", "tmp%") + "," + selection(2, "include", "public", "%") + ","
                + selection(3, "explicit", "audit", "log_");
        // when
        TableMappings mappings = read(rules);
        // then
        assertThat(mappings.selects("public", "tmp_1")).isFalse();
        assertThat(mappings.selects("public", "vehicles")).isTrue();
        assertThat(mappings.selects("audit", "log_")).isTrue();
        assertThat(mappings.selects("audit", "logs")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "rename, '\"value\": \"n\"', n",
        "convert-uppercase, , NOTES",
        "convert-lowercase, , notes",
        "add-prefix, '\"value\": \"x_\"', x_notes",
        "add-suffix, '\"value\": \"_x\"', notes_x",
        "remove-prefix, '\"value\": \"no\"', tes",
        "remove-suffix, '\"value\": \"es\"', not",
        "replace-prefix, '\"value\": \"gno\", \"old-value\": \"no\"', gnotes",
        "replace-suffix, '\"value\": \"t\", \"old-value\": \"tes\"', not",
    })
    void columns_are_renamed_as_rules_say(String action, String values, String expected) {
        // given
        String rules = selection(1, "include", "public", "%")
                + transformation(2, "column", action, "deliveries", "notes", values);
        // when
        TableMappings mappings = read(rules);
        // then
        assertThat(mappings.column("public", "deliveries", "notes")).contains(expected);
        assertThat(mappings.column("public", "vehicles", "notes")).contains("notes");
    }

    @Test
    void a_removed_column_is_gone() {
        // given
        String rules = selection(1, "include", "public", "%")
                + transformation(2, "column", "remove-column", "drivers", "phone", null);
        // when
        TableMappings mappings = read(rules);
        // then
        assertThat(mappings.column("public", "drivers", "phone")).isEmpty();
    }

    @Test
    void every_problem_is_told_at_once_with_its_rule_id() {
        // given
        String rules =
                """
                {"rule-type": "post-processing", "rule-id": "1"},
                {"rule-type": "selection", "rule-id": "2", "rule-action": "take",
                 "object-locator": {"schema-name": "public", "table-name": "%"}},
                {"rule-type": "selection", "rule-id": "2", "rule-action": "include", "filters": [{"a": 1}],
                 "object-locator": {"schema-name": "public", "table-nam": "x"}},
                {"rule-type": "object-mapping", "rule-id": "4", "rule-action": "map-record-to-record",
                 "kafka-target-topic": "no topic!", "object-locator": {"schema-name": "public"},
                 "mapping-parameters": {"attribute-mappings": []}},
                {"rule-type": "transformation", "rule-id": "5", "rule-action": "add-column", "rule-target": "table",
                 "object-locator": {"schema-name": "public", "table-name": "x"}}
                """;
        // when
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> read(rules));
        // then
        assertThat(refusal.problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.contains("rule-id 1") && text.contains("post-processing"))
                .anyMatch(text -> text.contains("rule-id 2") && text.contains("take"))
                .anyMatch(text -> text.contains("rule-id 2") && text.contains("same rule-id"))
                .anyMatch(text -> text.contains("rule-id 2") && text.contains("filters"))
                .anyMatch(text -> text.contains("rule-id 2") && text.contains("table-nam "))
                .anyMatch(text -> text.contains("rule-id 4") && text.contains("no topic!"))
                .anyMatch(text -> text.contains("rule-id 4") && text.contains("attribute-mappings"))
                .anyMatch(text -> text.contains("rule-id 5") && text.contains("add-column"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"rules\": 1}", "{\"rules\": []}", "{\"rules\": [}", "{\"rules\": [3]}"})
    void what_is_no_mapping_is_refused(String json) {
        // given
        String origin = "mappings.json";
        // when
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> TableMappingsReader.read(origin, json));
        // then
        assertThat(refusal.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.what())
                .contains(origin));
    }

    @Test
    void a_fault_in_the_json_is_told_with_its_place() {
        // given
        String json = "{\"rules\": [\n  {\"rule-id\": \"1\",, }]}";
        // when
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> TableMappingsReader.read("m", json));
        // then
        assertThat(refusal.problems().get(0).what()).isEqualTo("table mappings m line 2, column 19");
    }

    @Test
    void a_plain_list_of_tables_is_a_mapping_too() {
        // given
        List<String> tables = List.of("public.vehicles", "audit.%", "drivers");
        // when
        TableMappings mappings = TableMappings.ofTables(tables);
        // then
        assertThat(mappings.selects("public", "vehicles")).isTrue();
        assertThat(mappings.selects("audit", "any")).isTrue();
        assertThat(mappings.selects("public", "drivers")).isTrue();
        assertThat(mappings.selects("public", "alerts")).isFalse();
    }

    private static TableMappings read(String rules) {
        return TableMappingsReader.read("mappings.json", "{\"rules\": [" + rules + "]}");
    }

    private static String selection(int id, String action, String schema, String table) {
        return """
               {"rule-type": "selection", "rule-id": "%d", "rule-name": "%d", "rule-action": "%s", "filters": [],
                "object-locator": {"schema-name": "%s", "table-name": "%s"}}"""
                .formatted(id, id, action, schema, table);
    }

    private static String topic(int id, String table, String topic) {
        return """
               {"rule-type": "object-mapping", "rule-id": "%d", "rule-name": "%d", "rule-action": "map-record-to-record",
                "object-locator": {"schema-name": "public", "table-name": "%s"}, "kafka-target-topic": "%s"}"""
                .formatted(id, id, table, topic);
    }

    private static String transformation(
            int id, String target, String action, String table, String column, String values) {
        String columnName = column == null ? "" : ", \"column-name\": \"" + column + "\"";
        String more = values == null ? "" : ", " + values;
        return """
               ,{"rule-type": "transformation", "rule-id": "%d", "rule-target": "%s", "rule-action": "%s",
                "object-locator": {"schema-name": "public", "table-name": "%s"%s}%s}"""
                .formatted(id, target, action, table, columnName, more);
    }
}
