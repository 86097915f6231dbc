package io.millrace.jobs.quality.rules;

import io.millrace.config.quality.Severity;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.Tables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.millrace.jobs.quality.Lake.row;
import static org.assertj.core.api.Assertions.assertThat;

class RowJudgeIT {
    private static final String COLUMNS = "id int, speed double, status string, _operation string";

    @Test
    void all_broken_rules_of_a_row_are_recorded_with_type_column_and_severity() {
        // given
        TableConfig table = telemetry()
                .rule("tel_003", "range", "speed", Map.of("min", 0, "max", 350), Severity.ERROR)
                .rule("tel_007", "allowed_values", "status", Map.of("values", List.of("on", "off")), Severity.WARNING)
                .config();

        // when
        Dataset<Row> judged = judge(table, row(1, 400.0, "burning", "INSERT"), row(2, 40.0, "on", "UPDATE"));

        // then
        assertThat(failed(judged))
                .containsEntry(1, "[[tel_003,range,speed,error], [tel_007,allowed_values,status,warning]]")
                .containsEntry(2, "[]");
    }

    @Test
    void a_warning_keeps_the_row_and_is_counted_an_error_sets_it_aside() {
        // given
        TableConfig table = telemetry()
                .rule("slow", "range", "speed", Map.of("max", 100), Severity.WARNING)
                .rule("known", "allowed_values", "status", Map.of("values", List.of("on")), Severity.ERROR)
                .config();

        // when
        Dataset<Row> judged = judge(table, row(1, 120.0, "on", "INSERT"), row(2, 130.0, "off", "INSERT"));

        // then
        assertThat(judged.where(RowJudge.isSetAside()).select("id").collectAsList())
                .extracting(kept -> kept.getInt(0))
                .containsExactly(2);
        assertThat(RowJudge.countByRule(judged).collectAsList())
                .extracting(Row::toString)
                .containsExactlyInAnyOrder("[slow,range,speed,warning,2]", "[known,allowed_values,status,error,1]");
    }

    @Test
    void fault_7_deletes_carry_keys_alone_and_are_never_judged() {
        // given
        TableConfig table = telemetry()
                .rule("not_null", "speed", Map.of())
                .rule("range", "speed", Map.of("min", 0, "nulls", "fail"))
                .config();

        // when
        Dataset<Row> judged = judge(table, row(1, null, null, "DELETE"), row(2, -1.0, null, "DELETE"));

        // then
        assertThat(failed(judged).values()).containsOnly("[]");
    }

    @Test
    void a_table_without_rules_has_an_empty_list_of_the_same_type() {
        // given
        TableConfig without = telemetry().config();
        TableConfig with = telemetry().rule("not_null", "speed", Map.of()).config();

        // when
        Dataset<Row> judged = judge(without, row(1, null, null, "INSERT"));

        // then
        assertThat(failed(judged)).containsEntry(1, "[]");
        assertThat(judged.schema().apply(RowJudge.FAILED_RULES).dataType().simpleString())
                .isEqualTo(RowJudge.FAILED_RULES_TYPE)
                .isEqualTo(judge(with, row(1, null, null, "INSERT"))
                        .schema()
                        .apply(RowJudge.FAILED_RULES)
                        .dataType()
                        .simpleString());
    }

    private static Tables telemetry() {
        return Tables.table("telemetry").column("speed", Kind.DOUBLE).column("status", Kind.STRING);
    }

    private static Dataset<Row> judge(TableConfig table, Object[]... rows) {
        return RowJudge.of(table, References.NONE).judge(Lake.rows(COLUMNS, rows));
    }

    private static Map<Integer, String> failed(Dataset<Row> judged) {
        Map<Integer, String> failed = new TreeMap<>();
        for (Row row : judged.collectAsList()) {
            failed.put(
                    row.getAs("id"),
                    row.getList(row.fieldIndex(RowJudge.FAILED_RULES)).toString());
        }
        return failed;
    }
}
