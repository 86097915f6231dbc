package io.millrace.jobs.history.care;

import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.tables.DeltaTable;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.HistorySpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.functions;

import java.sql.Timestamp;
import java.util.List;

/**
 * Joins small files and removes old ones. Batches go on meanwhile: whichever of both commits second finds out, a batch tries again, and
 * care lets it be until the next time.
 */
public final class TableCare {
    private static final String RETENTION = "delta.deletedFileRetentionDuration";

    private final SparkSession spark;
    private final HistorySpec spec;
    private final CarePolicy policy;
    private final FileCare files;

    /** Of one table. */
    public TableCare(SparkSession spark, HistorySpec spec, CarePolicy policy) {
        this.spark = spark;
        this.spec = spec;
        this.policy = policy;
        this.files = new FileCare(spark, spec.path(), policy);
    }

    /** Does what is due. */
    public CareOutcome run() {
        List<AddFile> before = files.files();
        boolean outrun = false;
        long forgotten = 0;
        try {
            forgotten = forgetDeletes();
            files.join(before);
        } catch (DeltaConcurrentModificationException e) {
            outrun = true;
        }
        vacuum();
        return new CareOutcome(before.size(), files.files().size(), outrun, forgotten);
    }

    private long forgetDeletes() {
        if (spec.kind() != HistoryKind.SCD1 || spec.deletes() != OnDelete.CLOSE) {
            return 0;
        }
        DeltaTable table = DeltaTable.forPath(spark, spec.path());
        Row newest = table.toDF().agg(functions.max(HistoryColumns.FROM)).head();
        if (newest.isNullAt(0)) {
            return 0;
        }
        Timestamp limit = Timestamp.from(newest.getTimestamp(0).toInstant().minus(policy.rememberDeletes()));
        var old = functions
                .not(functions.col(HistoryColumns.CURRENT))
                .and(functions.col(HistoryColumns.FROM).lt(limit));
        long deletes = table.toDF().where(old).count();
        if (deletes > 0) {
            table.delete(old);
        }
        return deletes;
    }

    private void vacuum() {
        String wanted = "interval " + policy.keepFiles().toSeconds() + " seconds";
        String known =
                files.log().unsafeVolatileSnapshot().metadata().configuration().getOrElse(RETENTION, () -> "");
        if (!wanted.equals(known)) {
            spark.sql("ALTER TABLE delta.`" + spec.path() + "` SET TBLPROPERTIES ('" + RETENTION + "' = '" + wanted
                    + "')");
        }
        DeltaTable.forPath(spark, spec.path()).vacuum();
    }
}
