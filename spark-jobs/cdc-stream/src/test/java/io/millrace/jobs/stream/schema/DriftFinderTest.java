package io.millrace.jobs.stream.schema;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.OnSchemaChange;
import io.millrace.config.tables.TableConfig;
import io.millrace.events.lake.SchemaChange;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.testing.Envelope;
import io.millrace.jobs.stream.testing.OneTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DriftFinderTest {
    private static final TableConfig TABLE =
            OneTable.of("{name: id, type: long}, {name: price, type: \"decimal(10,2)\"}");
    private static final TableShape SHAPE = TableShape.of(TABLE, null);
    private static final DriftFinder FINDER = new DriftFinder(TABLE);

    @Test
    void columns_that_hold_what_they_held_are_no_drift() {
        // when
        SchemaDrift drift = find(List.of(), "id", "bigint", "price", "numeric(9,2)");

        // then
        assertThat(drift.isEmpty()).isTrue();
    }

    @Test
    void a_new_column_takes_the_source_s_type_and_can_be_followed() {
        // when
        SchemaDrift drift = find(List.of("paid"), "id", "integer", "price", "numeric(10,2)", "paid", "boolean");

        // then
        assertThat(drift.added()).containsExactly(StreamColumn.added("paid", new ColumnType(Kind.BOOLEAN, 0, 0)));
        assertThat(drift.canFollow(OnSchemaChange.EVOLVE)).isTrue();
        assertThat(drift.canFollow(OnSchemaChange.HOLD)).isFalse();
    }

    @Test
    void a_retyped_column_holds() {
        // when
        SchemaDrift drift = find(List.of(), "id", "bigint", "price", "numeric(12,4)");

        // then
        assertThat(drift.changes())
                .containsExactly(new SchemaChange("price", SchemaChange.Kind.RETYPED, "decimal", "numeric(12,4)"));
        assertThat(drift.canFollow(OnSchemaChange.EVOLVE)).isFalse();
    }

    @Test
    void a_declared_column_that_rows_do_not_have_any_more_holds() {
        // when
        SchemaDrift drift = FINDER.find(SHAPE, List.of(), List.of(), List.of("price"));

        // then
        assertThat(drift.changes())
                .extracting(SchemaChange::column, SchemaChange::kind)
                .containsExactly(tuple("price", SchemaChange.Kind.REMOVED));
        assertThat(drift.canFollow(OnSchemaChange.EVOLVE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"_lsn", "ID", "a b"})
    void a_new_column_that_the_table_cannot_have_holds(String name) {
        // when
        SchemaDrift drift = FINDER.find(SHAPE, List.of(), List.of(name), List.of());

        // then
        assertThat(drift.canFollow(OnSchemaChange.EVOLVE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRING | timestamp with time zone | true",
                "DOUBLE | numeric | true",
                "DOUBLE | text | false",
                "INTEGER | bigint | false",
                "LONG | integer | true",
                "TIMESTAMP | timestamp(6) without time zone | true",
                "BOOLEAN | integer | false"
            })
    void a_declared_type_takes_a_source_s_type_when_every_value_fits(Kind declared, String source, boolean fits) {
        assertThat(SourceTypes.fits(new ColumnType(declared, 0, 0), source)).isEqualTo(fits);
    }

    private static SchemaDrift find(List<String> unknown, String... columns) {
        String message =
                Envelope.control("orders", "change-columns", 1).columns(columns).json();
        return FINDER.find(SHAPE, List.of(message), unknown, List.of());
    }
}
