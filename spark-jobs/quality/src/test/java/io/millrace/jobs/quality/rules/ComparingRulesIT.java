package io.millrace.jobs.quality.rules;

import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.Tables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.millrace.jobs.quality.Lake.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules that look at other rows. */
class ComparingRulesIT {
    private static final Dataset<Row> VEHICLES = Lake.rows("id int, vin string", row(1, "A"), row(2, "B"), row(2, "B"));
    private static final References PIPELINE =
            table -> table.equals("vehicles") ? Optional.of(VEHICLES) : Optional.empty();

    @Test
    void unique_fails_every_row_that_shares_a_value_with_another_key_of_the_batch() {
        // given
        TableConfig table = vehicles().rule("unique", "vin", Map.of()).config();

        // when
        List<Integer> failed = failed(
                table,
                row(1, "A", "INSERT"),
                row(2, "A", "INSERT"),
                row(3, "C", "INSERT"),
                row(4, "", "INSERT"),
                row(5, "", "INSERT"));

        // then
        assertThat(failed).containsExactlyInAnyOrder(1, 2, 4, 5);
    }

    @Test
    void fault_12_versions_of_one_key_may_share_a_value_and_neither_deletes_nor_nulls_count() {
        // given
        TableConfig table = vehicles().rule("unique", "vin", Map.of()).config();

        // when
        List<Integer> failed = failed(
                table,
                row(1, "A", "INSERT"),
                row(1, "A", "UPDATE"),
                row(2, "A", "DELETE"),
                row(3, null, "INSERT"),
                row(4, null, "INSERT"));

        // then
        assertThat(failed).isEmpty();
    }

    @Test
    void foreign_key_wants_a_current_row_of_the_other_table_and_repeats_no_row() {
        // given
        TableConfig table = vehicles()
                .column("vehicle_id", Kind.LONG)
                .rule("foreign_key", "vehicle_id", Map.of("table", "vehicles", "column", "id"))
                .rule("foreign_key", "vin", Map.of("table", "vehicles", "column", "vin"))
                .config();
        Dataset<Row> rows = Lake.rows(
                "id int, vin string, vehicle_id bigint, _operation string",
                row(1, "B", 2L, "INSERT"),
                row(2, "A", 3L, "INSERT"),
                row(3, "Z", null, "UPDATE"),
                row(4, "Z", 9L, "DELETE"));

        // when
        Dataset<Row> judged = RowJudge.of(table, PIPELINE).judge(rows);

        // then
        assertThat(judged.columns()).containsExactly("id", "vin", "vehicle_id", "_operation", "_failed_rules");
        assertThat(judged.orderBy("id").selectExpr("id", "_failed_rules.rule").collectAsList())
                .extracting(Row::toString)
                .containsExactly(
                        "[1,WrappedArray()]",
                        "[2,WrappedArray(foreign_key_vehicle_id)]",
                        "[3,WrappedArray(foreign_key_vin)]",
                        "[4,WrappedArray()]");
    }

    @Test
    void a_table_that_the_pipeline_lacks_is_an_error_that_names_it() {
        // given
        TableConfig table = vehicles()
                .rule("foreign_key", "vin", Map.of("table", "vehicels", "column", "vin"))
                .config();

        // then
        assertThatThrownBy(() -> failed(table, row(1, "A", "INSERT")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no table vehicels");
    }

    private static Tables vehicles() {
        return Tables.table("trucks").column("vin", Kind.STRING);
    }

    private static List<Integer> failed(TableConfig table, Object[]... rows) {
        return RowJudge.of(table, PIPELINE)
                .judge(Lake.rows("id int, vin string, _operation string", rows))
                .where(RowJudge.isSetAside())
                .select("id")
                .collectAsList()
                .stream()
                .map(row -> row.getInt(0))
                .toList();
    }
}
