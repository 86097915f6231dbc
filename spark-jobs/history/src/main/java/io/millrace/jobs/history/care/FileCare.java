package io.millrace.jobs.history.care;

import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaOptimizeBuilder;
import io.delta.tables.DeltaTable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.JavaConverters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Joins small files of any Delta table, partition by partition, and removes those that no version of the last week needs. Others may
 * append meanwhile.
 */
public final class FileCare {
    private final SparkSession spark;
    private final String path;
    private final CarePolicy policy;

    /** Of one table; of the policy only what is said about small files counts. */
    public FileCare(SparkSession spark, String path, CarePolicy policy) {
        this.spark = spark;
        this.path = path;
        this.policy = policy;
    }

    /** Does what is due; nothing when there is no such table yet. */
    public CareOutcome run() {
        if (log().unsafeVolatileSnapshot().version() < 0) {
            return new CareOutcome(0, 0, false, 0);
        }
        List<AddFile> before = files();
        boolean outrun = false;
        try {
            if (join(before)) {
                // Delta keeps what a version of the last week needs, unless the table's own properties say otherwise
                DeltaTable.forPath(spark, path).vacuum();
            }
        } catch (DeltaConcurrentModificationException e) {
            outrun = true;
        }
        return new CareOutcome(before.size(), files().size(), outrun, 0);
    }

    /** Joins where there are too many small files; true when there were. */
    boolean join(List<AddFile> files) {
        Map<String, Long> small = files.stream()
                .filter(file -> file.size() < policy.smallBytes())
                .collect(Collectors.groupingBy(FileCare::partition, TreeMap::new, Collectors.counting()));
        small.values().removeIf(count -> count <= policy.smallFiles());
        small.keySet().forEach(this::joinFilesOf);
        return !small.isEmpty();
    }

    private void joinFilesOf(String partition) {
        DeltaOptimizeBuilder files = DeltaTable.forPath(spark, path).optimize();
        (partition.isEmpty() ? files : files.where(partition)).executeCompaction();
    }

    List<AddFile> files() {
        return log().update(false, Option.empty(), Option.empty()).allFiles().collectAsList();
    }

    DeltaLog log() {
        return DeltaLog.forTable(spark, path);
    }

    /** The file's partition as a condition; empty for a table without partitions. */
    private static String partition(AddFile file) {
        return new TreeMap<>(JavaConverters.mapAsJavaMap(file.partitionValues()))
                .entrySet().stream()
                        .map(column -> "`" + column.getKey().replace("`", "``") + "`" + condition(column.getValue()))
                        .collect(Collectors.joining(" and "));
    }

    private static String condition(String value) {
        return value == null ? " is null" : " = '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
