package io.millrace.jobs.history;

import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import io.millrace.jobs.history.commit.HistoryTransaction;
import io.millrace.jobs.history.commit.TableState;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A Delta table that keeps what became of each key. One writer at a time is fastest; several are right. */
public final class HistoryTable {
    private static final int TRIES = 5;

    private final SparkSession spark;
    private final HistorySpec spec;
    private final DeltaLog log;
    private volatile Optional<TableState> known = Optional.empty();

    private HistoryTable(SparkSession spark, HistorySpec spec) {
        this.spark = spark;
        this.spec = spec;
        this.log = DeltaLog.forTable(spark, spec.path());
    }

    /** Opens the table and makes it when it is not there; one that was made by somebody else is refused. */
    public static HistoryTable open(SparkSession spark, HistorySpec spec) {
        HistorySession.spread(spark);
        DeltaTable.createIfNotExists(spark)
                .location(spec.path())
                .addColumns(TableSchema.of(spec.schema()))
                .partitionedBy(HistoryColumns.PARTITIONS.toArray(String[]::new))
                .property("delta.enableDeletionVectors", Boolean.toString(spec.deletionVectors()))
                .execute();
        HistoryTable table = new HistoryTable(spark, spec);
        Set<String> needed = new HashSet<>(spec.keys());
        HistoryColumns.OF_TABLE.forEach(column -> needed.add(column.name()));
        needed.removeAll(Arrays.asList(table.schema().fieldNames()));
        if (!needed.isEmpty()) {
            throw new IllegalArgumentException(
                    "Delta table " + spec.path() + " lacks the columns " + needed
                            + ", so it is no table with history of these keys; give it another delta_path, or move what is there away");
        }
        return table;
    }

    /** What the table was opened with. */
    public HistorySpec spec() {
        return spec;
    }

    /** The table's columns as they are now. */
    public StructType schema() {
        return HistoryTransaction.begin(log, known).schema();
    }

    /** What it knows of the table without asking the log. */
    Optional<TableState> known() {
        return known;
    }

    /** The table's rows as they are now. */
    public Dataset<Row> rows() {
        return spark.read().format("delta").load(spec.path());
    }

    /**
     * Brings changes into the table, in one commit.
     *
     * @param changes data columns and {@code _operation}, {@code _lsn}, {@code _transaction_order}, {@code _transaction_id},
     *     {@code _commit_timestamp}, {@code _ingested_at}, {@code _unchanged} (names), {@code _replayed}; keys and places must not be
     *     null; kept in memory meanwhile unless the caller does so
     * @param batch names the batch; applied before, nothing happens
     * @throws SchemaHeldException when the columns do not fit
     */
    public MergeOutcome merge(Dataset<Row> changes, BatchId batch) {
        Held held = new Held();
        try {
            return merge(changes, batch, held);
        } catch (RuntimeException | Error e) {
            held.release();
            throw e;
        }
    }

    /**
     * Notes a batch without changes, in a commit that has its user metadata alone.
     *
     * @param batch names the batch; applied before, nothing happens
     */
    public void note(BatchId batch) {
        for (int attempt = 1; ; attempt++) {
            HistoryTransaction transaction = HistoryTransaction.begin(log, known);
            if (transaction.knows(batch)) {
                known = transaction.known();
                return;
            }
            try {
                transaction.note(batch);
                known = transaction.known();
                return;
            } catch (DeltaConcurrentModificationException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private MergeOutcome merge(Dataset<Row> changes, BatchId batch, Held held) {
        Dataset<Row> given = changes;
        BatchFacts facts = null;
        for (int attempt = 1; ; attempt++) {
            HistoryTransaction transaction = HistoryTransaction.begin(log, known);
            if (transaction.knows(batch)) {
                known = transaction.known();
                held.release();
                Dataset<Row> none = spark.createDataFrame(java.util.List.of(), transaction.schema());
                return new MergeOutcome(true, transaction.version(), MergeCounts.NONE, none, none, () -> {});
            }
            TableSchema.fit(transaction.schema(), changes.schema(), spec);
            if (facts == null) {
                given = held.keep(changes);
                facts = BatchFacts.of(given, spec);
            }
            try {
                MergeOutcome outcome = new Merging(spec, transaction, held).run(given, facts, batch);
                known = transaction.known();
                return outcome;
            } catch (DeltaConcurrentModificationException e) {
                // somebody compacted or wrote meanwhile: what was read is not what is there
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
