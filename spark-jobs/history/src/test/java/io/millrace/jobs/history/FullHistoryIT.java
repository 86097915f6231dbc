package io.millrace.jobs.history;

import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.Version;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import static io.millrace.jobs.history.Lab.delete;
import static io.millrace.jobs.history.Lab.insert;
import static io.millrace.jobs.history.Lab.update;
import static io.millrace.jobs.history.Lab.updateWithoutNote;
import static org.assertj.core.api.Assertions.assertThat;

/** Two batches hit fourteen keys; each test tells the story of one: what the first batch had of it, what the second, and what stands. */
class FullHistoryIT {
    @TempDir
    static Path folder;

    private static List<Version> rows;
    private static MergeCounts counts;

    @BeforeAll
    static void merge() {
        // given
        TestTable table = new TestTable(folder, spec -> spec);
        table.merge(
                insert(5, 10, "loaded", 1),
                insert(6, 10, "a", 1),
                delete(6, 20),
                insert(7, 10, "a", 1),
                update(7, 30, "c", 1),
                update(7, 40, "d", 1),
                insert(8, 10, "a", 1),
                delete(8, 30),
                delete(9, 30),
                insert(10, 10, "long text", 1),
                updateWithoutNote(10, 30, 2),
                insert(12, 10, "a", 1),
                update(12, 20, "b", null),
                delete(12, 30),
                insert(12, 40, null, null),
                update(14, 20, "b", 1));

        // when
        List<Change> second = new ArrayList<>(List.of(
                update(1, 30, "third", 3),
                insert(1, 10, "first", 1),
                update(1, 20, "second", 2),
                insert(2, 10, "a", 1),
                update(2, 11, "b", 1),
                delete(2, 12),
                update(3, 10, "known from now on", 1),
                delete(4, 10),
                insert(5, 20, "loaded again", 1),
                insert(6, 30, "b", 1),
                update(7, 20, "b", 1),
                update(8, 20, "b", 1),
                insert(9, 20, "replayed", 1),
                update(10, 20, "other text", 1),
                insert(11, 10, "gone", 1),
                delete(11, 20),
                updateWithoutNote(11, 30, 2),
                insert(12, 10, "a", 1),
                update(12, 20, "b", null),
                delete(12, 30),
                insert(12, 40, null, null),
                insert(14, 10, "a", 1),
                update(14, 20, "b", 1),
                update(14, 30, "c", 1)));
        LongStream.rangeClosed(1, 3000)
                .mapToObj(lsn -> update(13, lsn, "v" + lsn, 1))
                .forEach(second::add);
        counts = table.merge(second.toArray(Change[]::new));
        rows = Lab.versions(table.table);
    }

    @Test
    void the_last_change_is_the_last_of_the_log_not_the_last_that_came() {
        assertThat(TestTable.rows(rows, 1))
                .containsExactly("INSERT first 1 10-20", "UPDATE second 2 20-30", "UPDATE third 3 30- current last");
    }

    @Test
    void a_row_that_comes_and_goes_within_a_batch_is_not_current_and_all_its_versions_are_kept() {
        assertThat(TestTable.rows(rows, 2)).containsExactly("INSERT a 1 10-11", "UPDATE b 1 11-12 last deleted");
    }

    @Test
    void an_update_and_a_delete_of_keys_that_nobody_inserted_count() {
        assertThat(TestTable.rows(rows, 3)).containsExactly("UPDATE known from now on 1 10- current last");
        assertThat(TestTable.rows(rows, 4)).containsExactly("DELETE null null 10-10 last");
    }

    @Test
    void a_row_that_is_loaded_again_is_current_once() {
        assertThat(TestTable.rows(rows, 5))
                .containsExactly("INSERT loaded 1 10-20", "INSERT loaded again 1 20- current last");
    }

    @Test
    void an_insert_after_a_delete_opens_the_row_again_and_leaves_a_gap() {
        assertThat(TestTable.rows(rows, 6)).containsExactly("INSERT a 1 10-20 deleted", "INSERT b 1 30- current last");
    }

    @Test
    void a_late_version_gets_its_place_and_its_neighbours_are_mended() {
        assertThat(TestTable.rows(rows, 7))
                .containsExactly(
                        "INSERT a 1 10-20", "UPDATE b 1 20-30", "UPDATE c 1 30-40", "UPDATE d 1 40- current last");
    }

    @Test
    void a_delete_that_came_before_an_older_update_still_wins() {
        assertThat(TestTable.rows(rows, 8)).containsExactly("INSERT a 1 10-20", "UPDATE b 1 20-30 last deleted");
    }

    @Test
    void a_delete_whose_insert_was_held_back_ends_it_when_it_comes() {
        assertThat(TestTable.rows(rows, 9)).containsExactly("INSERT replayed 1 20-30 last deleted");
    }

    @Test
    void a_value_that_was_not_sent_is_taken_from_the_version_before_and_again_when_that_changes_late() {
        assertThat(TestTable.rows(rows, 10))
                .containsExactly(
                        "INSERT long text 1 10-20",
                        "UPDATE other text 1 20-30",
                        "UPDATE other text 2 30- current last");
    }

    @Test
    void a_value_that_was_not_sent_is_never_taken_from_before_a_delete() {
        assertThat(TestTable.rows(rows, 11))
                .containsExactly("INSERT gone 1 10-20 deleted", "UPDATE null 2 30- current last");
    }

    @Test
    void changes_that_come_again_change_nothing() {
        assertThat(TestTable.rows(rows, 12))
                .containsExactly(
                        "INSERT a 1 10-20", "UPDATE b null 20-30 deleted", "INSERT null null 40- current last");
    }

    @Test
    void a_key_with_thousands_of_changes_in_a_batch_has_a_gapless_history() {
        assertThat(TestTable.rows(rows, 13))
                .hasSize(3000)
                .contains("UPDATE v1 1 1-2", "UPDATE v2999 1 2999-3000", "UPDATE v3000 1 3000- current last");
    }

    @Test
    void a_part_of_a_batch_before_the_whole_of_it_makes_no_difference() {
        assertThat(TestTable.rows(rows, 14))
                .containsExactly("INSERT a 1 10-20", "UPDATE b 1 20-30", "UPDATE c 1 30- current last");
    }

    @Test
    void every_change_is_accounted_for() {
        assertThat(counts.changes()).isEqualTo(3024);
        assertThat(counts.duplicates()).isEqualTo(5);
        assertThat(counts.deletes()).isEqualTo(3);
        assertThat(counts.versions()).isEqualTo(3016);
    }
}
