package io.millrace.jobs.history;

import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.Version;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import static java.util.Comparator.comparing;

/** A table whose keys are shared out among tests, and whose rows are told in short. */
final class TestTable {
    final HistoryTable table;
    private final AtomicLong batches = new AtomicLong();

    TestTable(Path folder, UnaryOperator<HistorySpec> settings) {
        this.table = HistoryTable.open(Lab.SPARK, settings.apply(Lab.spec(folder)));
    }

    /** Merges the changes as the next batch. */
    MergeCounts merge(Change... changes) {
        try (MergeOutcome outcome = table.merge(Lab.rows(List.of(changes)), Lab.batch(batches.incrementAndGet()))) {
            return outcome.counts();
        }
    }

    /** A key's rows in order: note, amount, from and to in seconds after the beginning, and what they are. */
    List<String> rows(long id) {
        return rows(Lab.versions(table), id);
    }

    static List<String> rows(List<Version> all, long id) {
        return all.stream()
                .filter(version -> version.key().get(1).equals(id))
                .sorted(comparing(Version::place))
                .map(TestTable::told)
                .toList();
    }

    private static String told(Version row) {
        String marks = (row.current() ? " current" : "")
                + (row.last() ? " last" : "")
                + (row.deletedAt() == null ? "" : " deleted");
        return row.operation() + " " + row.values().get("note") + " "
                + row.values().get("amount") + " " + seconds(row.from()) + "-"
                + (row.to() == null ? "" : seconds(row.to())) + marks;
    }

    private static long seconds(java.time.Instant at) {
        return Duration.between(Lab.at(0), at).toSeconds();
    }
}
