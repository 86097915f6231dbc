package io.millrace.jobs.history;

import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.model.Change;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import static io.millrace.jobs.history.Lab.delete;
import static io.millrace.jobs.history.Lab.insert;
import static io.millrace.jobs.history.Lab.update;
import static io.millrace.jobs.history.Lab.updateWithoutNote;
import static org.apache.spark.sql.functions.input_file_name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each test has keys of its own in one table. */
class OneCommitIT {
    private static final AtomicLong BATCHES = new AtomicLong();

    @TempDir
    static Path folder;

    private static HistoryTable table;

    @BeforeAll
    static void load() {
        table = HistoryTable.open(Lab.SPARK, Lab.spec(folder));
        apply(List.of(
                insert(11, 10, "a", 1),
                insert(12, 10, "x", 1),
                insert(21, 10, "a", 1),
                insert(31, 10, "a", 1),
                insert(41, 10, "a", 1),
                insert(51, 10, "p", 1),
                updateWithoutNote(51, 30, 2)));
    }

    @Test
    void closing_and_opening_are_one_commit_and_its_outcome_has_the_rows_that_are_current_now_and_those_that_were() {
        // given
        List<Change> changes = List.of(update(11, 20, "b", 1), delete(12, 20), insert(13, 20, "n", 1));
        long before = log().count();

        // when
        try (MergeOutcome outcome = table.merge(Lab.rows(changes), next())) {

            // then
            Row commit = log().where("version = " + outcome.version()).head();
            assertThat(log().count()).isEqualTo(before + 1);
            assertThat(commit.<String>getAs("userMetadata")).isEqualTo("{\"batch\":" + BATCHES.get() + "}");
            assertThat(commit.<String>getAs("operation")).isEqualTo("MERGE");
            assertThat(Lab.notes(outcome.becameCurrent())).isEqualTo(Set.of("b", "n"));
            assertThat(Lab.notes(outcome.ceasedCurrent())).isEqualTo(Set.of("a", "x"));
            assertThat(outcome.counts().becameCurrent()).isEqualTo(2);
            assertThat(outcome.counts().ceasedCurrent()).isEqualTo(2);
        }
    }

    @Test
    void few_rows_are_one_file_of_their_partition_whatever_tasks_made_them() {
        // given
        List<Change> changes = LongStream.range(100, 132)
                .mapToObj(id -> insert(id, 10, "n", 1))
                .toList();

        // as in a stream, whose batches Spark plans without looking at their sizes
        Lab.SPARK.conf().set("spark.sql.adaptive.enabled", "false");

        // when
        try {
            table.merge(Lab.rows(changes), next()).close();
        } finally {
            Lab.SPARK.conf().unset("spark.sql.adaptive.enabled");
        }

        // then
        Dataset<Row> written =
                Lab.SPARK.read().format("delta").load(folder.toString()).where("id between 100 and 131");
        assertThat(written.count()).isEqualTo(changes.size());
        assertThat(written.select(input_file_name()).distinct().count()).isOne();
    }

    @Test
    void a_batch_that_dies_before_its_commit_left_nothing_to_be_seen_and_is_applied_when_it_comes_again() {
        // given
        List<Change> changes = List.of(update(21, 20, "b", 1), insert(22, 20, "n", 1));
        BatchId batch = next();
        CrashingLogStore.NEXT.set(CrashingLogStore.Moment.BEFORE_COMMIT);
        assertThatThrownBy(() -> table.merge(Lab.rows(changes), batch)).hasMessageContaining("died before the commit");
        assertThat(notes(21, 22)).containsExactly("a");

        // when
        MergeOutcome outcome = table.merge(Lab.rows(changes), batch);

        // then
        outcome.close();
        assertThat(outcome.alreadyApplied()).isFalse();
        assertThat(notes(21, 22)).containsExactlyInAnyOrder("b", "n");
    }

    @Test
    void a_batch_that_dies_after_its_commit_is_known_when_it_comes_again_and_is_not_read() {
        // given
        List<Change> changes = List.of(update(31, 20, "b", 1));
        BatchId batch = next();
        CrashingLogStore.NEXT.set(CrashingLogStore.Moment.AFTER_COMMIT);
        assertThatThrownBy(() -> table.merge(Lab.rows(changes), batch)).hasMessageContaining("died after the commit");

        // when
        MergeOutcome outcome = table.merge(Lab.rows(changes), batch);

        // then
        assertThat(outcome.alreadyApplied()).isTrue();
        assertThat(outcome.counts()).isEqualTo(MergeCounts.NONE);
        assertThat(notes(31, 31)).containsExactly("b");
    }

    @Test
    void files_that_are_joined_while_a_batch_runs_make_it_try_again() {
        // given
        CrashingLogStore.MEANWHILE.set(() ->
                DeltaTable.forPath(Lab.SPARK, folder.toString()).optimize().executeZOrderBy("id"));

        // when
        MergeCounts counts = apply(List.of(update(41, 30, "c", 1)));

        // then
        assertThat(counts.versions()).isOne();
        assertThat(notes(41, 41)).containsExactly("c");
        assertThat(log().where("operation = 'OPTIMIZE'").count()).isOne();
    }

    @Test
    void a_current_row_that_is_filled_anew_was_current_with_its_value_of_before() {
        // when
        try (MergeOutcome outcome = table.merge(Lab.rows(List.of(update(51, 20, "q", 1))), next())) {

            // then
            assertThat(Lab.notes(outcome.becameCurrent())).isEqualTo(Set.of("q"));
            assertThat(Lab.notes(outcome.ceasedCurrent())).isEqualTo(Set.of("p"));
        }
    }

    @Test
    void a_batch_without_changes_is_committed_with_its_metadata() {
        // when
        apply(List.of());

        // then
        assertThat(log().head().<String>getAs("userMetadata")).isEqualTo("{\"batch\":" + BATCHES.get() + "}");
    }

    private static BatchId next() {
        return Lab.batch(BATCHES.incrementAndGet());
    }

    private static MergeCounts apply(List<Change> changes) {
        try (MergeOutcome outcome = table.merge(Lab.rows(changes), next())) {
            return outcome.counts();
        }
    }

    private static Dataset<Row> log() {
        return DeltaTable.forPath(Lab.SPARK, folder.toString()).history();
    }

    private static Set<Object> notes(long from, long to) {
        return Lab.notes(table.rows().where("_is_current and id between " + from + " and " + to));
    }
}
