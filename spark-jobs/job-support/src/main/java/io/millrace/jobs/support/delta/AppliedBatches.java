package io.millrace.jobs.support.delta;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.SetTransaction;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** What a Delta table remembers of those that write it batch by batch. */
public final class AppliedBatches {
    private static final long NONE = -1;

    private AppliedBatches() {}

    /** Whether the table is there. */
    public static boolean exists(SparkSession spark, String location) {
        return snapshot(spark, location).version() >= 0;
    }

    /** Whether the batch, or a later one of the same writer, was committed to the table. */
    public static boolean has(SparkSession spark, String location, String application, long number) {
        return last(snapshot(spark, location), application) >= number;
    }

    /**
     * The last batch of a writer, or -1. The version's checksum tells it, which Delta writes after a commit; without one, or with
     * more than a hundred writers, the table's state must be put together from its log, which takes Spark jobs.
     */
    static long last(Snapshot snapshot, String application) {
        if (snapshot.version() < 0) {
            return NONE;
        }
        Option<Seq<SetTransaction>> told = snapshot.checksumOpt().flatMap(VersionChecksum::setTransactions);
        if (told.isDefined()) {
            return JavaConverters.seqAsJavaList(told.get()).stream()
                    .filter(batch -> batch.appId().equals(application))
                    .mapToLong(SetTransaction::version)
                    .max()
                    .orElse(NONE);
        }
        Option<Object> last = snapshot.transactions().get(application);
        return last.isDefined() ? (Long) last.get() : NONE;
    }

    private static Snapshot snapshot(SparkSession spark, String location) {
        return DeltaLog.forTableWithSnapshot(spark, location)._2();
    }
}
