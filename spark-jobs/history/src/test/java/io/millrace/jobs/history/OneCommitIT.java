package io.millrace.jobs.history;

import static io.millrace.jobs.history.Lab.delete;
import static io.millrace.jobs.history.Lab.insert;
import static io.millrace.jobs.history.Lab.update;
import static io.millrace.jobs.history.Lab.updateWithoutNote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.model.Change;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class OneCommitIT {
    private static final List<Change> FIRST = List.of(insert(1, 10, "a", 1), insert(2, 10, "x", 1), insert(3, 10, "p", 1));
    private static final List<Change> SECOND = List.of(update(1, 20, "b", 1), delete(2, 20), insert(4, 20, "n", 1));

    @TempDir
    private Path folder;

    private HistoryTable table;

    @BeforeEach
    void load() {
        table = HistoryTable.open(Lab.SPARK, Lab.spec(folder));
        table.merge(Lab.rows(FIRST), Lab.batch(1)).close();
    }

    @Test
    void closing_and_opening_are_one_commit_that_carries_the_batchs_metadata() {
        // when
        long version = apply(SECOND, 2).version();

        // then
        Row commit = log().where("version = " + version).head();
        assertThat(version).isEqualTo(2);
        assertThat(commit.<String>getAs("userMetadata")).isEqualTo("{\"batch\":2}");
        assertThat(commit.<String>getAs("operation")).isEqualTo("MERGE");
    }

    @Test
    void a_batch_that_dies_before_its_commit_left_nothing_to_be_seen_and_is_applied_when_it_comes_again() {
        // given
        CrashingLogStore.NEXT.set(CrashingLogStore.Moment.BEFORE_COMMIT);
        assertThatThrownBy(() -> apply(SECOND, 2)).hasMessageContaining("died before the commit");
        assertThat(notes()).containsExactlyInAnyOrder("a", "x", "p");

        // when
        MergeOutcome outcome = apply(SECOND, 2);

        // then
        assertThat(outcome.alreadyApplied()).isFalse();
        assertThat(notes()).containsExactlyInAnyOrder("b", "p", "n");
    }

    @Test
    void a_batch_that_dies_after_its_commit_is_known_when_it_comes_again_and_is_not_read() {
        // given
        CrashingLogStore.NEXT.set(CrashingLogStore.Moment.AFTER_COMMIT);
        assertThatThrownBy(() -> apply(SECOND, 2)).hasMessageContaining("died after the commit");

        // when
        MergeOutcome outcome = apply(SECOND, 2);

        // then
        assertThat(outcome.alreadyApplied()).isTrue();
        assertThat(outcome.counts()).isEqualTo(MergeCounts.NONE);
        assertThat(notes()).containsExactlyInAnyOrder("b", "p", "n");
    }

    @Test
    void another_application_has_its_own_versions() {
        // when
        MergeOutcome outcome = table.merge(Lab.rows(SECOND), new BatchId("replay", 1, 1, "{}"));

        // then
        assertThat(outcome.alreadyApplied()).isFalse();
        outcome.close();
    }

    @Test
    void files_that_are_joined_while_a_batch_runs_make_it_try_again() {
        // given
        apply(SECOND, 2);
        CrashingLogStore.MEANWHILE.set(() -> DeltaTable.forPath(Lab.SPARK, folder.toString()).optimize().executeCompaction());

        // when
        MergeOutcome outcome = apply(List.of(update(1, 30, "c", 1)), 3);

        // then
        assertThat(outcome.counts().versions()).isOne();
        assertThat(notes()).containsExactlyInAnyOrder("c", "p", "n");
        assertThat(log().where("operation = 'OPTIMIZE'").count()).isOne();
    }

    @Test
    void the_outcome_has_the_rows_that_are_current_now_and_those_that_were() {
        // when
        try (MergeOutcome outcome = table.merge(Lab.rows(SECOND), Lab.batch(2))) {

            // then
            assertThat(Lab.notes(outcome.becameCurrent())).isEqualTo(Set.of("b", "n"));
            assertThat(Lab.notes(outcome.ceasedCurrent())).isEqualTo(Set.of("a", "x"));
            assertThat(outcome.counts().becameCurrent()).isEqualTo(2);
            assertThat(outcome.counts().ceasedCurrent()).isEqualTo(2);
        }
    }

    @Test
    void a_current_row_that_is_filled_anew_was_current_with_its_value_of_before() {
        // given
        apply(List.of(updateWithoutNote(3, 30, 2)), 2);

        // when
        try (MergeOutcome outcome = table.merge(Lab.rows(List.of(update(3, 20, "q", 1))), Lab.batch(3))) {

            // then
            assertThat(Lab.notes(outcome.becameCurrent())).isEqualTo(Set.of("q"));
            assertThat(Lab.notes(outcome.ceasedCurrent())).isEqualTo(Set.of("p"));
        }
    }

    @Test
    void a_batch_without_changes_is_committed_with_its_metadata() {
        // when
        MergeOutcome outcome = apply(List.of(), 2);

        // then
        assertThat(outcome.version()).isEqualTo(2);
        assertThat(log().head().<String>getAs("userMetadata")).isEqualTo("{\"batch\":2}");
    }

    private MergeOutcome apply(List<Change> changes, long version) {
        MergeOutcome outcome = table.merge(Lab.rows(changes), Lab.batch(version));
        outcome.close();
        return outcome;
    }

    private Dataset<Row> log() {
        return DeltaTable.forPath(Lab.SPARK, folder.toString()).history();
    }

    private Set<Object> notes() {
        return Lab.notes(table.rows().where("_is_current"));
    }
}
