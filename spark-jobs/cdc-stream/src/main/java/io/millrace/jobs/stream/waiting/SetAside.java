package io.millrace.jobs.stream.waiting;

import io.millrace.jobs.stream.rows.Fields;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;

import java.util.Optional;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.lit;

/** The rows of a table's quarantine at one moment. */
public final class SetAside {
    private static final String REPLAYED_TYPE = "struct<at:timestamp,outcome:string,corrected:array<string>>";

    private final Dataset<Row> rows;

    private SetAside(Dataset<Row> rows) {
        this.rows = rows;
    }

    /**
     * What lies aside; empty when nothing was ever set aside.
     *
     * @param quarantinePath of all tables, with a slash at the end
     */
    public static Optional<SetAside> of(SparkSession spark, String quarantinePath, String table) {
        String location = quarantinePath + table + "/";
        // before the rows: what became of a row is never noted before the row is there
        Optional<Dataset<Row>> ledger = new ReplayLedger(spark, quarantinePath, table).lines();
        long version = DeltaLog.forTableWithSnapshot(spark, location)._2().version();
        if (version < 0) {
            return Optional.empty();
        }
        Dataset<Row> rows =
                spark.read().format("delta").option("versionAsOf", version).load(location);
        return Optional.of(new SetAside(ledger.map(lines -> rows.join(lines, new String[] {Fields.ROW}, "left_outer"))
                .orElseGet(() -> rows.withColumn(Fields.REPLAYED, lit(null).cast(REPLAYED_TYPE)))));
    }

    /** All of them, with what became of each: {@code _replayed} with at, outcome and corrected, or null. */
    public Dataset<Row> rows() {
        return rows;
    }

    /** Those that nothing became of yet. */
    public Dataset<Row> waiting() {
        return rows.where(isWaiting()).drop(Fields.REPLAYED);
    }

    /** Whether nothing became of a row yet. */
    public static Column isWaiting() {
        return functions.isnull(named(Fields.REPLAYED));
    }
}
