package io.millrace.jobs.stream.aside;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;

/** What a Delta table remembers of the streams that write it. */
public final class AppliedBatches {
    private AppliedBatches() {}

    /** Whether the table is there. */
    public static boolean exists(SparkSession spark, String location) {
        return snapshot(spark, location).version() >= 0;
    }

    /** Whether the batch, or a later one of the same stream, was committed to the table. */
    public static boolean has(SparkSession spark, String location, String application, long number) {
        Snapshot snapshot = snapshot(spark, location);
        if (snapshot.version() < 0) {
            return false;
        }
        Option<Object> last = snapshot.transactions().get(application);
        return last.isDefined() && (Long) last.get() >= number;
    }

    private static Snapshot snapshot(SparkSession spark, String location) {
        return DeltaLog.forTableWithSnapshot(spark, location)._2();
    }
}
