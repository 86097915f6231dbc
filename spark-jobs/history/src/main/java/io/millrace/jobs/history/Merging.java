package io.millrace.jobs.history;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.history.commit.Committed;
import io.millrace.jobs.history.commit.HistoryTransaction;
import io.millrace.jobs.history.commit.KeySieve;
import io.millrace.jobs.history.timeline.Entries;
import io.millrace.jobs.history.timeline.Entry;
import io.millrace.jobs.history.timeline.Timeline;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

/**
 * One try to bring a batch into the table.
 *
 * <p>Of keys whose changes are all newer than what is stored, the last row alone is read. When a change is older, all rows of its key
 * are read and its timeline is made anew; what does not change by that is not written.
 */
final class Merging {
    /** Columns that some change did not send, ever. */
    private static final String UNSENT = "millrace.history.unchanged";

    private final HistorySpec spec;
    private final HistoryTransaction transaction;
    private final Held held;

    Merging(HistorySpec spec, HistoryTransaction transaction, Held held) {
        this.spec = spec;
        this.transaction = transaction;
        this.held = held;
    }

    MergeOutcome run(Dataset<Row> changes, BatchFacts facts, BatchId batch) {
        StructType fitting = TableSchema.fit(transaction.schema(), changes.schema(), spec);
        Set<String> everUnsent = everUnsent(facts.unchanged());
        transaction.change(fitting, UNSENT, String.join(",", everUnsent));
        Entries entries = new Entries(fitting, spec.keys(), !everUnsent.isEmpty());
        Dataset<Row> wanted = spec.deletes() == OnDelete.IGNORE
                ? changes.where(not(col(HistoryColumns.OPERATION).equalTo("DELETE")))
                : changes;
        Dataset<Row> incoming = entries.ofChanges(wanted, batch);

        List<String> fillable = List.copyOf(spec.kind() == HistoryKind.SCD2 ? facts.unchanged() : everUnsent);
        Dataset<Row> heads = heads(facts, wanted);
        Dataset<Row> placed = held.keep(
                new Timeline(spec, fitting, fillable).of(incoming.unionAll(entries.ofStored(heads, true)), everUnsent));
        Tally tally = new Tally();
        tally.add(placed);
        Dataset<Row> settled = placed;
        if (tally.hasLate()) {
            Dataset<Row> late = placed.where(col(Entry.LATE)).select(keys()).distinct();
            Dataset<Row> whole =
                    entries.ofStored(ofKeys(transaction.allRows(facts.range()), late, facts.changes()), false);
            Dataset<Row> again = held.keep(new Timeline(spec, fitting, List.copyOf(everUnsent))
                    .of(ofKeys(incoming, late, facts.changes()).unionAll(whole), everUnsent)
                    .withColumn(Entry.LATE, lit(false)));
            tally.add(again);
            settled = placed.where(not(col(Entry.LATE))).unionByName(again);
        }
        tally.removeFrom(transaction);
        MergeCounts planned = tally.counts(facts, spec.deletes() == OnDelete.IGNORE);
        Column writes = col(Entry.FATE).isin(Entry.NEW, Entry.REWRITTEN, Entry.RESTORED);
        Column leaves = col(Entry.FATE).isin(Entry.REWRITTEN, Entry.REMOVED);
        Column[] columns = columns(fitting, Set.of());
        Committed committed = transaction.commit(settled.where(writes).select(columns), tally.written(), batch);
        return new MergeOutcome(
                false,
                committed.version(),
                planned.withCopied(committed.copied()),
                settled.where(writes.and(col(HistoryColumns.CURRENT))).select(columns),
                settled.where(leaves.and(col(Entry.WAS_CURRENT))).select(columns(fitting, everUnsent)),
                held::release);
    }

    private Set<String> everUnsent(Set<String> unchanged) {
        Set<String> all = new TreeSet<>(unchanged);
        all.addAll(Arrays.asList(transaction.property(UNSENT).split(",", -1)));
        all.remove("");
        return all;
    }

    /** The table's columns of entries; where a value was filled, on demand that of before. */
    private static Column[] columns(StructType table, Set<String> before) {
        return Arrays.stream(table.fieldNames())
                .map(name -> before.contains(name) ? col(Entry.WAS + name).as(name) : col("`" + name + "`"))
                .toArray(Column[]::new);
    }

    /** The last rows of the batch's keys, and few of other keys, which are no part of any timeline then. */
    private Dataset<Row> heads(BatchFacts facts, Dataset<Row> wanted) {
        Dataset<Row> last = transaction.lastRows(facts.range());
        if (facts.sieve() == null) {
            return ofKeys(last, wanted, facts.changes());
        }
        return last.where(KeySieve.passes(
                spec.keys(), last.schema(), held.keep(facts.sieve().send(last.sparkSession()))));
    }

    private Dataset<Row> ofKeys(Dataset<Row> rows, Dataset<Row> having, long most) {
        Dataset<Row> keys = having.select(keys());
        Dataset<Row> sent = KeySieve.mayTake(most, rows.sparkSession()) ? broadcast(keys) : keys;
        return rows.join(sent, spec.keys().toArray(String[]::new), "left_semi");
    }

    private Column[] keys() {
        return spec.keys().stream().map(name -> col("`" + name + "`")).toArray(Column[]::new);
    }
}
