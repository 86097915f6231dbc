package io.millrace.bucketed.domain;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

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
        Map<String, Object> document = SchemaMapping.of("part_t_er", source, "2025-10-22", "AXM", "STRING");
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
}
