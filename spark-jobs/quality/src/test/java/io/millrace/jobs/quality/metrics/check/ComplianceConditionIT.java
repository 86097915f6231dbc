package io.millrace.jobs.quality.metrics.check;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.stream.Collectors;

import static io.millrace.jobs.quality.Lake.row;
import static org.assertj.core.api.Assertions.assertThat;

class ComplianceConditionIT {
    private static final Map<String, ColumnType> TYPES = Map.of(
            "id", new ColumnType(Kind.INTEGER, 0, 0),
            "speed", new ColumnType(Kind.DOUBLE, 0, 0),
            "status", new ColumnType(Kind.STRING, 0, 0));
    private static final Dataset<Row> ROWS = Lake.rows(
            "id int, speed double, status string",
            row(1, 5.0, "idle"),
            row(2, 50.0, "on"),
            row(3, Double.NaN, "on"),
            row(4, null, "it's"),
            row(5, 4.0, null));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "speed >= 5 | 1 2",
                "speed < id | 5",
                "NOT speed >= 5 | 5",
                "speed IS NULL | 3 4",
                "id > 1.5 AND id < 3.5 | 2 3",
                "status = 'on' OR speed BETWEEN 4 AND 5 | 1 2 3 5",
                "status IN ('idle', 'it''s') | 1 4",
                "status <> 'on' | 1 4",
                "status NOT IN ('on') | 1 4"
            })
    void a_row_meets_it_when_it_is_true_and_null_and_nan_meet_no_comparison(String expression, String met) {
        // when
        Dataset<Row> meeting =
                ROWS.where(ComplianceCondition.of(expression, TYPES)).select("id");

        // then
        assertThat(meeting.collectAsList().stream()
                        .map(row -> Integer.toString(row.getInt(0)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(met);
    }
}
