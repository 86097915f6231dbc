package io.millrace.bucketed.domain;

import io.millrace.platform.sql.SqlDialect;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The text whose SHA-256 is the id, as the query makes it: the rule is checked here, the query in TablesIT. */
    @Property
    void no_two_rows_share_a_text_whatever_their_keys(@ForAll("keys") List<String> keys) {
        // given
        Map<String, Integer> places = new HashMap<>();
        // when
        List<String> texts = new ArrayList<>();
        for (String key : keys) {
            int place = places.merge(String.valueOf(key == null ? "\0null" : key), 1, Integer::sum);
            texts.add((key == null ? "" : key + "-") + place);
        }
        // then
        assertThat(texts).doesNotHaveDuplicates();
    }

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

    @Provide
    Arbitrary<List<String>> keys() {
        return Arbitraries.strings()
                .withChars("a1-")
                .ofMaxLength(4)
                .injectNull(0.2)
                .list()
                .ofMaxSize(40);
    }
}
