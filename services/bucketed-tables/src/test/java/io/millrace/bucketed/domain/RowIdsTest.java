package io.millrace.bucketed.domain;

import io.millrace.platform.sql.SqlDialect;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RowIdsTest {
    private static final SourceTable SOURCE = new SourceTable(
            "db",
            "ext_t",
            "t",
            "s3://b/t/",
            "id",
            4,
            List.of(
                    new Column("id", "string"),
                    new Column("a", "int"),
                    new Column("m", "map<string,int>"),
                    new Column("id_bucket", "int")));

    @Test
    void the_id_comes_first_then_the_key_then_the_other_columns_without_the_bucket() {
        // when
        String query = RowIds.query(SOURCE, SqlDialect.TRINO);
        // then
        assertThat(query).contains("AS \"row_id\", \"id\", \"a\", \"m\" FROM \"db\".\"ext_t\"");
        assertThat(query).doesNotContain("id_bucket");
    }

    @Test
    void rows_of_one_key_are_ordered_by_every_column_maps_by_their_text() {
        // when
        String query = RowIds.query(SOURCE, SqlDialect.TRINO);
        // then
        assertThat(query).contains("PARTITION BY \"id\" ORDER BY \"id\", \"a\", json_format(CAST(\"m\" AS json))");
    }
}
