package io.millrace.jobs.history;

import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.model.Change;
import org.apache.spark.sql.delta.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static io.millrace.jobs.history.Lab.delete;
import static io.millrace.jobs.history.Lab.insert;
import static io.millrace.jobs.history.Lab.update;
import static org.assertj.core.api.Assertions.assertThat;

class OneWriterIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_writer_knows_of_the_table_is_what_its_log_says(boolean deletionVectors) {
        // given
        HistoryTable table = HistoryTable.open(Lab.SPARK, Lab.spec(folder).withDeletionVectors(deletionVectors));
        List<List<Change>> batches = List.of(
                List.of(insert(1, 10, "a", 1), insert(2, 10, "b", 1), insert(3, 10, "c", 1)),
                List.of(update(1, 20, "d", 1), delete(2, 21)),
                List.of(update(1, 30, "e", 1), insert(2, 31, "f", 1), update(3, 32, "g", 1)),
                List.of(),
                List.of(update(3, 25, "late", 1)));
        long number = 0;
        for (List<Change> batch : batches) {
            // when
            apply(table, batch, ++number);

            // then
            KnownState.isWhatTheLogSays(table);
            if (number == 3) {
                DeltaTable.forPath(Lab.SPARK, folder.toString()).optimize().executeCompaction();
            }
        }
    }

    @Test
    void after_a_commit_of_its_own_a_writer_asks_nothing_of_the_log() {
        // given
        HistoryTable table = HistoryTable.open(Lab.SPARK, Lab.spec(folder));
        apply(table, List.of(insert(1, 10, "a", 1)), 1);
        Snapshot before = KnownState.snapshot(table);

        // when
        apply(table, List.of(update(1, 20, "b", 1)), 2);

        // then
        assertThat(before._computedStateTriggered()).isFalse();
        assertThat(KnownState.snapshot(table).version()).isEqualTo(before.version() + 1);
    }

    @Test
    void what_another_writer_committed_in_between_is_seen() {
        // given
        HistoryTable one = HistoryTable.open(Lab.SPARK, Lab.spec(folder));
        HistoryTable other = HistoryTable.open(Lab.SPARK, Lab.spec(folder));
        apply(one, List.of(insert(1, 10, "a", 1)), 1);
        apply(other, List.of(update(1, 20, "b", 1)), 2);

        // when
        boolean known = apply(one, List.of(update(1, 20, "b", 1)), 2);
        apply(one, List.of(update(1, 30, "c", 1)), 3);

        // then
        assertThat(known).isTrue();
        assertThat(Lab.notes(one.rows())).isEqualTo(Set.of("a", "b", "c"));
        assertThat(Lab.notes(one.rows().where("_is_current"))).isEqualTo(Set.of("c"));
        assertThat(one.rows().count()).isEqualTo(3);
    }

    /** Whether it was applied before. */
    private static boolean apply(HistoryTable table, List<Change> changes, long number) {
        try (MergeOutcome outcome = table.merge(Lab.rows(changes), Lab.batch(number))) {
            return outcome.alreadyApplied();
        }
    }
}
