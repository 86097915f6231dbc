package io.millrace.jobs.history;

import io.millrace.jobs.history.care.CareOutcome;
import io.millrace.jobs.history.care.CarePolicy;
import io.millrace.jobs.history.care.FileCare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Care for tables that are only appended to. */
class FileCareIT {
    private static final CarePolicy POLICY = new CarePolicy(2, 1L << 20, Duration.ofHours(2), Duration.ZERO);

    @TempDir
    private Path folder;

    @Test
    void small_files_of_a_partition_are_joined_whatever_it_is_called_and_few_are_left_alone() {
        // given
        String table = folder.resolve("metrics").toUri().toString();
        IntStream.range(0, 3).forEach(i -> append(table, "o'hara\\"));
        IntStream.range(0, 2).forEach(i -> append(table, "few"));

        // when
        CareOutcome outcome = new FileCare(Lab.SPARK, table, POLICY).run();

        // then
        assertThat(outcome).isEqualTo(new CareOutcome(5, 3, false, 0));
        assertThat(Lab.SPARK.read().format("delta").load(table).count()).isEqualTo(5);
    }

    @Test
    void a_table_that_is_not_there_is_left_alone() {
        // given
        Path table = folder.resolve("none");

        // when
        CareOutcome outcome = new FileCare(Lab.SPARK, table.toUri().toString(), POLICY).run();

        // then
        assertThat(outcome.filesAfter()).isZero();
        assertThat(table).doesNotExist();
    }

    private static void append(String table, String partition) {
        Lab.SPARK
                .range(1)
                .selectExpr("id", "'" + partition.replace("\\", "\\\\").replace("'", "\\'") + "' as table_name")
                .coalesce(1)
                .write()
                .format("delta")
                .mode("append")
                .partitionBy("table_name")
                .save(table);
    }
}
