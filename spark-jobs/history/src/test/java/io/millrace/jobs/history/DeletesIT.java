package io.millrace.jobs.history;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static io.millrace.jobs.history.Lab.delete;
import static io.millrace.jobs.history.Lab.insert;
import static io.millrace.jobs.history.Lab.update;
import static org.assertj.core.api.Assertions.assertThat;

class DeletesIT {
    @TempDir
    private Path folder;

    @Test
    void a_tombstone_says_that_and_when_a_row_was_deleted_and_is_true_at_no_time() {
        // given
        TestTable table = new TestTable(folder, spec -> spec.with(OnDelete.TOMBSTONE));

        // when
        table.merge(insert(1, 10, "a", 1), delete(1, 20));

        // then
        assertThat(table.rows(1)).containsExactly("INSERT a 1 10-20 deleted", "DELETE null null 20-20 last");
    }

    @Test
    void deletes_that_are_ignored_leave_the_row_current_and_are_counted() {
        // given
        TestTable table = new TestTable(folder, spec -> spec.with(OnDelete.IGNORE));

        // when
        MergeCounts counts = table.merge(insert(1, 10, "a", 1), delete(1, 20));

        // then
        assertThat(table.rows(1)).containsExactly("INSERT a 1 10- current last");
        assertThat(counts.ignored()).isOne();
    }

    @Test
    void of_last_states_a_late_change_loses_and_does_not_bring_a_deleted_row_back() {
        // given
        TestTable table = new TestTable(folder, spec -> spec.with(HistoryKind.SCD1));
        table.merge(insert(1, 10, "a", 1), insert(2, 10, "x", 1));
        table.merge(delete(1, 30), update(2, 30, "z", 1));

        // when
        MergeCounts counts = table.merge(update(1, 20, "b", 1), update(2, 20, "y", 1));

        // then
        assertThat(table.rows(1)).containsExactly("DELETE null null 30-30 last");
        assertThat(table.rows(2)).containsExactly("UPDATE z 1 30- current last");
        assertThat(counts.superseded()).isEqualTo(2);
    }
}
