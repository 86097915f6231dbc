package io.millrace.jobs.history.commit;

import io.millrace.jobs.history.BatchId;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One batch's reading and writing of the table: all of it becomes visible at once, or nothing. */
public final class HistoryTransaction {
    private static final String DELETION_VECTORS = "delta.enableDeletionVectors";

    private final OptimisticTransaction transaction;
    private final Path table;
    private final Configuration hadoop;
    private final Removals removals = new Removals();
    private TableFiles files;

    private HistoryTransaction(DeltaLog log) {
        this.transaction = log.startTransaction(Option.empty(), Option.empty());
        this.table = log.dataPath();
        this.hadoop = log.newDeltaHadoopConf();
    }

    /** Begins at the table's newest version. */
    public static HistoryTransaction begin(DeltaLog log) {
        return new HistoryTransaction(log);
    }

    /** Whether the batch is in the table already. */
    public boolean knows(BatchId batch) {
        return transaction.txnVersion(batch.application()) >= batch.version();
    }

    /** The version that is read. */
    public long version() {
        return transaction.snapshot().version();
    }

    /** The table's columns, with those that {@link #change} added. */
    public StructType schema() {
        return transaction.metadata().schema();
    }

    /** A property of the table, or an empty text. */
    public String property(String name) {
        return transaction.metadata().configuration().getOrElse(name, () -> "");
    }

    /** Gives the table other columns and a property with the same commit; nothing is done when it has them. */
    public void change(StructType schema, String name, String value) {
        if (schema.equals(schema()) && value.equals(property(name))) {
            return;
        }
        Metadata now = transaction.metadata();
        transaction.updateMetadata(
                new Metadata(
                        now.id(),
                        now.name(),
                        now.description(),
                        now.format(),
                        schema.json(),
                        now.partitionColumns(),
                        now.configuration().updated(name, value),
                        now.createdTime()),
                false);
    }

    /** The last row of each key that may be among those of the batch. */
    public Dataset<Row> lastRows(Predicate<AddFile> wanted) {
        return files().rows(files().withLastRows(wanted), schema());
    }

    /** Every row of each key that may be among those of the batch. */
    public Dataset<Row> allRows(Predicate<AddFile> wanted) {
        return files().rows(files().all(wanted), schema());
    }

    /** Takes rows of a file out of the table. */
    public void remove(String file, byte[] rows) {
        removals.add(file, rows);
    }

    /**
     * Writes the rows, takes out what is to be removed and commits both.
     *
     * @param rows with the table's columns
     * @param count how many they are
     * @return the table's new version and how many unchanged rows were copied
     */
    public Committed commit(Dataset<Row> rows, long count, BatchId batch) {
        transaction.readWholeTable();
        List<Action> actions = new ArrayList<>();
        long removed = removals.count();
        Dataset<Row> written = rows;
        long copied = 0;
        if (removed > 0) {
            boolean marked = Boolean.parseBoolean(property(DELETION_VECTORS));
            List<AddFile> survivors = takeOut(actions, marked);
            if (!survivors.isEmpty()) {
                Dataset<Row> untouched = files().unmarked(survivors, schema());
                written = count == 0 ? untouched : rows.unionAll(untouched);
                copied = survivors.stream()
                        .mapToLong(HistoryTransaction::records)
                        .sum();
            }
        }
        if (count + copied > 0) {
            actions.addAll(write(written, count + copied));
        }
        actions.add(new SetTransaction(
                batch.application(), batch.version(), Option.apply((Object) System.currentTimeMillis())));
        long version = transaction.commit(
                ScalaSeq.of(actions), new MergeOperation(batch.userMetadata()), Map$.MODULE$.<String, String>empty());
        return new Committed(version, copied);
    }

    private List<FileAction> write(Dataset<Row> rows, long expected) {
        List<FileAction> added = ScalaSeq.toList(transaction.writeFiles(rows));
        long found = added.stream()
                .filter(AddFile.class::isInstance)
                .map(AddFile.class::cast)
                .mapToLong(HistoryTransaction::records)
                .sum();
        if (found != expected) {
            throw new IllegalStateException("Delta table " + table + ": " + found + " rows were written where "
                    + expected + " belong; nothing was committed; keep the batch's input and report it");
        }
        return added;
    }

    /** Takes rows out of their files: by marks, or by leaving them out of a copy of the file, which is then named. */
    private List<AddFile> takeOut(List<Action> actions, boolean marked) {
        Map<AddFile, RoaringBitmapArray> kept = new LinkedHashMap<>();
        removals.byFile().forEach((address, places) -> {
            AddFile file = files().at(address);
            if (records(file) == places.cardinality()) {
                actions.add(file.remove());
            } else {
                kept.put(file, Removals.withEarlier(file, places, table, hadoop));
            }
        });
        if (!marked) {
            List<AddFile> survivors = new ArrayList<>();
            kept.forEach((file, places) -> {
                actions.add(file.remove());
                survivors.add(
                        file.removeRows(Marks.inMemory(places), false, true)._1());
            });
            return survivors;
        }
        try {
            for (Map.Entry<AddFile, DeletionVectorDescriptor> mark :
                    new Marks(table, hadoop).write(kept).entrySet()) {
                Tuple2<AddFile, ?> change = mark.getKey().removeRows(mark.getValue(), true, true);
                actions.add(change._1());
                actions.add((Action) change._2());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Delta table " + table + ": the marks of ended rows could not be written", e);
        }
        return List.of();
    }

    private static long records(AddFile file) {
        return (long) file.numLogicalRecords().getOrElse(() -> {
            throw new IllegalStateException(
                    "File " + file.path()
                            + " has no row count in the table's log; write it anew with OPTIMIZE and leave delta statistics on");
        });
    }

    private TableFiles files() {
        if (files == null) {
            files = new TableFiles(transaction.snapshot());
        }
        return files;
    }
}
