package io.millrace.jobs.history;

import io.millrace.jobs.history.commit.Bitmaps;
import io.millrace.jobs.history.commit.HistoryTransaction;
import io.millrace.jobs.history.timeline.Entry;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

/** Counts of entries by what became of them, with the rows that leave each file. */
final class Tally {
    private final List<Row> settled = new ArrayList<>();
    private boolean late;

    /** Counts entries in one pass; those of keys whose other rows must be read first are left out. */
    void add(Dataset<Row> entries) {
        Column leaves = col(Entry.FATE).isin(Entry.REWRITTEN, Entry.REMOVED);
        List<Row> counted = entries.groupBy(col(Entry.LATE), col(Entry.FATE), col(Entry.FILE))
                .agg(
                        count(lit(1)).as("entries"),
                        sum(col(Entry.DUPLICATES)).as("duplicates"),
                        ones(col(HistoryColumns.OPERATION).equalTo("DELETE")).as("deletes"),
                        ones(col(HistoryColumns.CURRENT)).as("current"),
                        ones(col(Entry.WAS_CURRENT)).as("was_current"),
                        Bitmaps.collected(when(leaves, col(Entry.ROW))).as("places"))
                .collectAsList();
        for (Row row : counted) {
            if (row.<Boolean>getAs(Entry.LATE)) {
                late = true;
            } else {
                settled.add(row);
            }
        }
    }

    /** Whether keys were left out. */
    boolean hasLate() {
        return late;
    }

    /** Takes what changes or goes out of its files. */
    void removeFrom(HistoryTransaction transaction) {
        for (Row row : settled) {
            if (List.of(Entry.REWRITTEN, Entry.REMOVED).contains(row.<String>getAs(Entry.FATE))) {
                transaction.remove(row.getAs(Entry.FILE), row.getAs("places"));
            }
        }
    }

    /** Rows to be written. */
    long written() {
        return total("entries", Entry.NEW, Entry.REWRITTEN, Entry.RESTORED);
    }

    /** What became of the batch. */
    MergeCounts counts(BatchFacts facts, boolean ignoresDeletes) {
        long deletes = total("deletes", Entry.NEW, Entry.FOLDED);
        return new MergeCounts(
                facts.changes(),
                total("entries", Entry.NEW, Entry.FOLDED) - deletes,
                deletes,
                total(
                        "duplicates",
                        Entry.NEW,
                        Entry.FOLDED,
                        Entry.SUPERSEDED,
                        Entry.REWRITTEN,
                        Entry.RESTORED,
                        Entry.REMOVED,
                        Entry.KEPT,
                        Entry.HINT),
                total("entries", Entry.SUPERSEDED),
                ignoresDeletes ? facts.deletes() : 0,
                total("entries", Entry.REWRITTEN),
                0,
                total("current", Entry.NEW, Entry.REWRITTEN),
                total("was_current", Entry.REWRITTEN, Entry.REMOVED));
    }

    private long total(String column, String... fates) {
        List<String> wanted = List.of(fates);
        return settled.stream()
                .filter(row -> wanted.contains(row.<String>getAs(Entry.FATE)))
                .mapToLong(row -> row.<Long>getAs(column))
                .sum();
    }

    private static Column ones(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }
}
