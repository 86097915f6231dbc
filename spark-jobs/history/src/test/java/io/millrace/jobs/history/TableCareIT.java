package io.millrace.jobs.history;

import io.millrace.config.tables.HistoryKind;
import io.millrace.jobs.history.care.CareOutcome;
import io.millrace.jobs.history.care.CarePolicy;
import io.millrace.jobs.history.care.TableCare;
import io.millrace.jobs.history.model.Version;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.util.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static io.millrace.jobs.history.Lab.delete;
import static io.millrace.jobs.history.Lab.insert;
import static io.millrace.jobs.history.Lab.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableCareIT {
    private static final CarePolicy POLICY = new CarePolicy(1, 1L << 20, Duration.ofHours(2), Duration.ofSeconds(15));

    @TempDir
    private Path folder;

    @Test
    void small_files_are_joined_and_the_table_says_the_same() {
        // given
        TestTable table = new TestTable(folder, spec -> spec);
        table.merge(insert(1, 10, "a", 1), insert(2, 10, "x", 1));
        table.merge(update(1, 20, "b", 1), insert(3, 20, "p", 1));
        table.merge(update(1, 30, "c", 1), insert(4, 30, "q", 1));
        List<Version> before = Lab.versions(table.table);

        // when
        CareOutcome outcome = care(table);

        // then
        assertThat(outcome.filesAfter()).isLessThan(outcome.filesBefore());
        assertThat(Lab.versions(table.table)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void files_that_no_version_needs_go_when_they_are_older_than_any_reader_and_not_before() throws IOException {
        // given
        ManualClock clock = new ManualClock(System.currentTimeMillis());
        DeltaLog.clearCache();
        DeltaLog.forTable(Lab.SPARK, new org.apache.hadoop.fs.Path(folder.toUri()), clock);
        TestTable table = new TestTable(folder, spec -> spec.withDeletionVectors(false));
        table.merge(insert(1, 10, "a", 1));
        table.merge(update(1, 20, "b", 1));
        long young = dataFiles();
        care(table);
        assertThat(dataFiles()).isEqualTo(young);

        // when
        clock.advance(Duration.ofHours(3).toMillis());
        care(table);

        // then
        assertThat(dataFiles()).isLessThan(young);
        assertThat(table.rows(1)).containsExactly("INSERT a 1 10-20", "UPDATE b 1 20- current last");
    }

    @Test
    void of_last_states_a_delete_is_forgotten_when_no_change_can_be_so_late() {
        // given
        TestTable table = new TestTable(folder, spec -> spec.with(HistoryKind.SCD1));
        table.merge(insert(1, 10, "a", 1), delete(1, 20), insert(2, 10, "x", 1), delete(2, 30), insert(3, 40, "p", 1));

        // when
        CareOutcome outcome = care(table);

        // then
        assertThat(outcome.forgottenDeletes()).isOne();
        assertThat(table.rows(1)).isEmpty();
        assertThat(table.rows(2)).containsExactly("DELETE null null 30-30 last");
    }

    @Test
    void a_policy_that_would_take_files_from_a_running_batch_is_refused() {
        assertThatThrownBy(() -> new CarePolicy(1, 1, Duration.ofMinutes(59), Duration.ZERO))
                .hasMessageContaining("is shorter than PT1H");
    }

    private static CareOutcome care(TestTable table) {
        return new TableCare(Lab.SPARK, table.table.spec(), POLICY).run();
    }

    private long dataFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && !file.toString().contains("_delta_log"))
                    .count();
        }
    }
}
