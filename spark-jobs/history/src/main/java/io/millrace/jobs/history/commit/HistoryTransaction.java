package io.millrace.jobs.history.commit;

import io.millrace.jobs.history.BatchId;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One batch's reading and writing of the table: all of it becomes visible at once, or nothing. */
public final class HistoryTransaction {
    /** Setting of the session: smaller files, in bytes, are written anew together with the rows of a batch when rows leave them. */
    static final String JOIN_FILES_BELOW = "spark.millrace.history.joinFilesBelow";

    /** So many rows are worth a file, and a task, of their own: each file is a request to the store, and read by every batch after. */
    private static final long ROWS_A_FILE = 20_000;

    private static final int MOST_FILES_KEPT = 20_000;
    private static final String ONE_MEGABYTE = "1048576";
    private static final String DELETION_VECTORS = "delta.enableDeletionVectors";

    private final OptimisticTransaction transaction;
    private final Path table;
    private final Configuration hadoop;
    private final Removals removals = new Removals();
    private TableState state;
    private TableFiles files;

    private HistoryTransaction(DeltaLog log, Optional<TableState> known) {
        this.transaction = log.startTransaction(Option.empty(), Option.empty());
        this.table = log.dataPath();
        this.hadoop = log.newDeltaHadoopConf();
        this.state = known.filter(one -> one.isOf(transaction.snapshot())).orElse(null);
    }

    /**
     * Begins at the table's newest version.
     *
     * @param known what is known of some version; ignored unless the table is at that version
     */
    public static HistoryTransaction begin(DeltaLog log, Optional<TableState> known) {
        return new HistoryTransaction(log, known);
    }

    /** Whether the batch is in the table already. */
    public boolean knows(BatchId batch) {
        // with it a commit of the same writer meanwhile is a conflict
        transaction.readTxn().$plus$eq(batch.application());
        return state().applications().getOrDefault(batch.application(), -1L) >= batch.version();
    }

    /**
     * What is known of the table: before a commit as it is read, afterwards as it was committed. Empty before anything was asked, when
     * another writer committed in between, and of a table with more files than a driver should keep in memory.
     */
    public Optional<TableState> known() {
        return Optional.ofNullable(state).filter(known -> known.files().size() <= MOST_FILES_KEPT);
    }

    private TableState state() {
        if (state == null) {
            state = TableState.read(transaction.snapshot());
        }
        return state;
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
    public void remove(long file, byte[] rows) {
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
        List<Shrunk> shrunk = shrink(actions);
        long copied = 0;
        if (Boolean.parseBoolean(property(DELETION_VECTORS))) {
            mark(shrunk, actions);
            actions.addAll(write(gathered(rows, count), count));
        } else {
            shrunk.forEach(file -> actions.add(file.file().remove()));
            actions.addAll(writeWithout(shrunk, rows, count));
            copied = rowsLeft(shrunk);
        }
        return new Committed(commit(actions, batch), copied);
    }

    /** Commits that the batch was there, and nothing else: the table was not read, so only a change of its columns is in the way. */
    public void note(BatchId batch) {
        commit(new ArrayList<>(), batch);
    }

    private long commit(List<Action> actions, BatchId batch) {
        actions.add(new SetTransaction(
                batch.application(), batch.version(), Option.apply((Object) System.currentTimeMillis())));
        long committed = transaction.commit(
                ScalaSeq.of(actions), new MergeOperation(batch.userMetadata()), Map$.MODULE$.<String, String>empty());
        state = committed == version() + 1 ? state().after(committed, actions) : null;
        return committed;
    }

    /** What remains of files is copied; what remains of very small ones is written together with the rows. */
    private List<Action> writeWithout(List<Shrunk> shrunk, Dataset<Row> rows, long count) {
        SparkSession spark = rows.sparkSession();
        long small = Long.parseLong(spark.conf().get(JOIN_FILES_BELOW, ONE_MEGABYTE));
        Map<Boolean, List<Shrunk>> joins =
                shrunk.stream().collect(Collectors.partitioningBy(file -> file.mayJoin(small)));
        List<AddFile> joined = joins.get(true).stream().map(Shrunk::marked).toList();
        Dataset<Row> written = gathered(rows, count);
        if (!joined.isEmpty()) {
            Dataset<Row> untouched = files().unmarked(joined, schema());
            written = count == 0 ? untouched : written.unionAll(untouched);
        }
        List<Action> actions = new ArrayList<>(new Copies(spark, table, hadoop).write(joins.get(false)));
        actions.addAll(write(written, count + rowsLeft(joins.get(true))));
        return actions;
    }

    /** A batch's rows are at hand, so few tasks are enough; files that are to be read keep theirs. */
    private static Dataset<Row> gathered(Dataset<Row> rows, long count) {
        return rows.coalesce((int) Math.max(1, Math.min(count / ROWS_A_FILE, Integer.MAX_VALUE)));
    }

    private static long rowsLeft(List<Shrunk> files) {
        return files.stream().mapToLong(Shrunk::rowsLeft).sum();
    }

    private List<FileAction> write(Dataset<Row> rows, long expected) {
        if (expected == 0) {
            return List.of();
        }
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

    /** Takes files out of which no row stays, and tells the others. */
    private List<Shrunk> shrink(List<Action> actions) {
        List<Shrunk> shrunk = new ArrayList<>();
        removals.byFile().forEach((number, places) -> {
            AddFile file = files().at(number);
            long left = records(file) - places.cardinality();
            if (left == 0) {
                actions.add(file.remove());
            } else {
                shrunk.add(new Shrunk(file, Removals.withEarlier(file, places, table, hadoop), left));
            }
        });
        return shrunk;
    }

    private void mark(List<Shrunk> files, List<Action> actions) {
        try {
            for (Map.Entry<AddFile, DeletionVectorDescriptor> mark :
                    new Marks(table, hadoop).write(files).entrySet()) {
                Tuple2<AddFile, ?> change = mark.getKey().removeRows(mark.getValue(), true, true);
                actions.add(change._1());
                actions.add((Action) change._2());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Delta table " + table + ": the marks of ended rows could not be written", e);
        }
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
            files = new TableFiles(transaction.snapshot(), state().files());
        }
        return files;
    }
}
