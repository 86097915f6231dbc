package io.millrace.jobs.history;

import io.millrace.config.tables.OnSchemaChange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static io.millrace.jobs.history.Lab.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusedIT {
    @TempDir
    private static Path folder;

    private final Dataset<Row> changes = Lab.rows(List.of(insert(1, 10, "a", 1)));
    private HistoryTable table;
    private long commits;

    @BeforeEach
    void open() {
        table = HistoryTable.open(Lab.SPARK, Lab.spec(folder).with(OnSchemaChange.HOLD));
        commits = version();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(version()).isEqualTo(commits);
    }

    @Test
    void a_key_that_is_null_is_refused() {
        assertThatThrownBy(() ->
                        merge(changes.withColumn("region", functions.lit(null).cast("string"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 have null among [region, id, _lsn");
    }

    @Test
    void a_change_without_a_place_is_refused() {
        assertThatThrownBy(() ->
                        merge(changes.withColumn("_lsn", functions.lit(null).cast("bigint"))))
                .hasMessageContaining("1 have null among");
    }

    @Test
    void an_unknown_operation_is_refused_and_displaces_nothing() {
        assertThatThrownBy(() -> merge(changes.withColumn("_operation", functions.lit("UNKNOWN"))))
                .hasMessageContaining("1 have another operation than INSERT, UPDATE, DELETE");
    }

    @Test
    void an_unsent_column_that_is_none_is_refused() {
        assertThatThrownBy(() -> merge(changes.withColumn("_unchanged", functions.expr("array('remark')"))))
                .hasMessageContaining("_unchanged names [remark]");
    }

    @Test
    void every_column_that_differs_is_named_and_the_table_held() {
        // given
        Dataset<Row> other = changes.withColumn("amount", functions.lit("text"))
                .drop("note")
                .withColumn("weight", functions.lit(1.5));

        // when
        assertThatThrownBy(() -> merge(other))

                // then
                .isInstanceOfSatisfying(SchemaHeldException.class, held -> assertThat(held.differences())
                        .containsExactly(
                                new ColumnDifference("note", "string", null),
                                new ColumnDifference("amount", "int", "string"),
                                new ColumnDifference("weight", null, "double")));
    }

    @Test
    void a_folder_with_another_kind_of_table_is_refused(@TempDir Path other) {
        Lab.SPARK.range(1).write().format("delta").mode("overwrite").save(other.toString());

        assertThatThrownBy(() -> HistoryTable.open(Lab.SPARK, Lab.spec(other))).isInstanceOf(RuntimeException.class);
    }

    private void merge(Dataset<Row> wrong) {
        table.merge(wrong, Lab.batch(1)).close();
    }

    private long version() {
        return io.delta.tables.DeltaTable.forPath(Lab.SPARK, folder.toString())
                .history(1)
                .head()
                .getLong(0);
    }
}
