package io.millrace.jobs.history;

import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static io.millrace.jobs.history.Lab.insert;
import static io.millrace.jobs.history.Lab.update;
import static org.assertj.core.api.Assertions.assertThat;

class EvolutionIT {
    @TempDir
    private Path folder;

    @Test
    void a_new_column_comes_with_the_batch_that_has_it_and_is_null_before() {
        // given
        HistoryTable table = HistoryTable.open(Lab.SPARK, Lab.spec(folder));
        table.merge(Lab.rows(List.of(insert(1, 10, "a", 1))), Lab.batch(1)).close();

        // when
        MergeOutcome outcome = table.merge(
                Lab.rows(List.of(update(1, 20, "b", 1))).withColumn("weight", functions.lit(1.5)), Lab.batch(2));

        // then
        outcome.close();
        assertThat(outcome.version()).isEqualTo(2);
        assertThat(HistoryColumns.dataOf(table.schema()).fieldNames())
                .containsExactly("region", "id", "note", "amount", "weight");
        assertThat(table.rows().select("note", "weight").collectAsList())
                .extracting(row -> row.getString(0) + " " + row.get(1))
                .containsExactlyInAnyOrder("a null", "b 1.5");
    }
}
