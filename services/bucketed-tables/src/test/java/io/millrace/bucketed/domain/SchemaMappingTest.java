package io.millrace.bucketed.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

class SchemaMappingTest {

    @Test
    void the_row_id_is_the_unique_id_the_key_has_the_match_key_and_the_bucket_is_left_out() {
        // given
        SourceTable source = new SourceTable(
                "db",
                "part_t",
                "t",
                "s3://b/t/",
                "id",
                4,
                List.of(new Column("a", "int"), new Column("id", "string"), new Column("id_bucket", "int")));
        // when
        Map<String, Object> document = SchemaMapping.of("part_t_er", source, "2025-10-22", plan());
        // then
        assertThat(document)
                .containsEntry("schemaName", "part_t_er")
                .containsEntry(
                        "mappedInputFields",
                        List.of(
                                Map.of("fieldName", "row_id", "type", "UNIQUE_ID"),
                                Map.of("fieldName", "id", "type", "STRING", "matchKey", "AXM"),
                                Map.of("fieldName", "a", "type", "STRING")));
    }

    @Test
    void columns_that_are_not_chosen_are_left_out_in_whatever_case_they_were_chosen() {
        // when
        Map<String, Object> document = SchemaMapping.of("part_t_er", wide(40), "2025-10-22", plan("C3", "c7", "other"));
        // then
        assertThat(document)
                .extractingByKey("mappedInputFields", list(Map.class))
                .extracting(field -> field.get("fieldName"))
                .containsExactly("row_id", "id", "c3", "c7");
    }

    @ParameterizedTest
    @CsvSource({"33, 0", "34, 1"})
    void a_mapping_with_more_fields_than_entity_resolution_takes_is_warned_of(int columns, int warnings) {
        // when
        Optional<String> warning = SchemaMapping.warning("part_t_er", wide(columns), plan());
        // then
        assertThat(warning.stream())
                .hasSize(warnings)
                .allMatch(text -> text.contains("part_t_er") && text.contains("36 fields") && text.contains("35"));
        assertThat(SchemaMapping.warning("part_t_er", wide(columns), plan("c1", "c2")))
                .isEmpty();
    }

    /** A table of a key and so many other columns. */
    private static SourceTable wide(int others) {
        List<Column> columns = new ArrayList<>(List.of(new Column("id", "string"), new Column("id_bucket", "int")));
        IntStream.rangeClosed(1, others)
                .mapToObj(number -> new Column("c" + number, "int"))
                .forEach(columns::add);
        return new SourceTable("db", "part_t", "t", "s3://b/t/", "id", 4, columns);
    }

    private static EntityResolutionPlan plan(String... mapped) {
        return new EntityResolutionPlan(List.of("*"), Optional.empty(), "AXM", "STRING", List.of(mapped));
    }
}
