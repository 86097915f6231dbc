package io.millrace.jobs.history.commit;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.timeline.Entry;
import org.apache.hadoop.fs.Path;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.XxHash64Function;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

/** The files of one version of a table. */
final class TableFiles {
    /** Of Spark's function xxhash64. */
    private static final long XXHASH_SEED = 42;

    private final Snapshot snapshot;
    private final List<AddFile> files;
    private final Map<Long, AddFile> byNumber = new HashMap<>();
    private long salt;

    /** @param files all of the snapshot's */
    TableFiles(Snapshot snapshot, List<AddFile> files) {
        this.snapshot = snapshot;
        this.files = files;
        Map<String, AddFile> byAddress = files.stream().collect(Collectors.toMap(this::address, file -> file));
        while (!numbered(byAddress)) {
            salt++;
        }
    }

    /** Gives each file the hash of its address as a number, which is less to carry with every row; false when two have the same. */
    private boolean numbered(Map<String, AddFile> byAddress) {
        byNumber.clear();
        long seed = XxHash64Function.hash(salt, DataTypes.LongType, XXHASH_SEED);
        byAddress.forEach((address, file) ->
                byNumber.put(XxHash64Function.hash(UTF8String.fromString(address), DataTypes.StringType, seed), file));
        return byNumber.size() == byAddress.size();
    }

    /** Files with the last row of some key. */
    List<AddFile> withLastRows(Predicate<AddFile> wanted) {
        return files.stream()
                .filter(file -> "true"
                        .equals(file.partitionValues().get(HistoryColumns.LAST).getOrElse(() -> "")))
                .filter(wanted)
                .toList();
    }

    /** All files that are wanted. */
    List<AddFile> all(Predicate<AddFile> wanted) {
        return files.stream().filter(wanted).toList();
    }

    /** The file that a row was read from. */
    AddFile at(long number) {
        AddFile file = byNumber.get(number);
        if (file == null) {
            throw new IllegalStateException(
                    "Delta table " + snapshot.deltaLog().dataPath() + ", version " + snapshot.version()
                            + ": it read a row of a file that is none of its own; nothing was committed; run the batch again");
        }
        return file;
    }

    /** Rows of the files with the table's columns to be, each with its file and its place in it. */
    Dataset<Row> rows(List<AddFile> of, StructType columns) {
        return read(
                of,
                columns,
                List.of(
                        xxhash64(lit(salt), col("_metadata.file_path")).as(Entry.FILE),
                        col("_metadata.row_index").as(Entry.ROW)));
    }

    /** Rows of the files but those that the files' deletion vectors mark, whether or not the table has such. */
    Dataset<Row> unmarked(List<AddFile> of, StructType columns) {
        return read(of, columns, List.of());
    }

    private Dataset<Row> read(List<AddFile> of, StructType columns, List<Column> more) {
        Dataset<Row> rows =
                snapshot.deltaLog().createDataFrame(new WithMarks(snapshot), ScalaSeq.of(of), false, Option.empty());
        Set<String> stored = Set.of(rows.columns());
        List<Column> selected = new ArrayList<>();
        for (StructField field : columns.fields()) {
            selected.add(
                    stored.contains(field.name())
                            ? col("`" + field.name() + "`")
                            : lit(null).cast(field.dataType()).as(field.name()));
        }
        selected.addAll(more);
        return rows.select(selected.toArray(Column[]::new));
    }

    private String address(AddFile file) {
        Path path =
                DeltaFileOperations.absolutePath(snapshot.deltaLog().dataPath().toString(), file.path());
        return SparkPath.fromPath(path).urlEncoded();
    }
}
