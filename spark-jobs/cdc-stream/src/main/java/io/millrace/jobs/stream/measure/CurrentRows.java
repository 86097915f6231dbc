package io.millrace.jobs.stream.measure;

import io.millrace.jobs.history.HistoryColumns;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.util.FileNames$;
import scala.Option;
import scala.collection.JavaConverters;

import java.util.List;

/** What commits of a table did to its current rows, by their files: these have a partition of their own. */
final class CurrentRows {
    /** Commits between two batches that are looked at; a log that has more is read no further. */
    private static final int MOST = 100;

    private CurrentRows() {}

    /**
     * The last version before one that changed current rows. Files that were joined, new columns, settings, and changes that are
     * older than all current rows came after it.
     *
     * @return the version just before where that cannot be told
     */
    static long lastChange(SparkSession spark, String location, long version) {
        long before = version - 1;
        try {
            DeltaLog log = DeltaLog.forTable(spark, location);
            for (long last = before; last > before - MOST; last--) {
                if (last <= 0 || changed(log, last)) {
                    return last;
                }
            }
        } catch (Exception goneFromTheLog) { // read through Scala, which declares none
            return before;
        }
        return before;
    }

    private static boolean changed(DeltaLog log, long version) {
        Path commit = FileNames$.MODULE$.unsafeDeltaFile(log.logPath(), version);
        List<String> lines = JavaConverters.seqAsJavaList(log.store().read(commit, log.newDeltaHadoopConf()));
        return lines.stream().map(Action::fromJson).anyMatch(CurrentRows::changes);
    }

    private static boolean changes(Action action) {
        if (!(action instanceof FileAction file) || !file.dataChange()) {
            return false;
        }
        Option<String> current = file.partitionValues() == null
                ? Option.empty()
                : file.partitionValues().get(HistoryColumns.CURRENT);
        return current.isEmpty() || !current.get().equals("false");
    }
}
