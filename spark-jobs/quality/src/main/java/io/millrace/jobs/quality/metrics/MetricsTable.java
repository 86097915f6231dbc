package io.millrace.jobs.quality.metrics;

import io.millrace.jobs.support.delta.BatchAppend;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The Delta table of all tables' metrics, partitioned by table; each batch of a table appears in it once. */
public final class MetricsTable {
    /** Its columns. */
    public static final StructType SCHEMA = StructType.fromDDL("table_name string, batch_id bigint, metric_name string,"
            + " column_name string, metric_value double, threshold double, passed boolean, timestamp timestamp,"
            + " _ingested_at timestamp, over string, check_name string, error string");

    private final SparkSession spark;
    private final String address;
    private final Clock clock;

    /** The table at an address such as {@code s3://bucket/dq_metrics/}; it is made with the first metrics. */
    public MetricsTable(SparkSession spark, String address) {
        this(spark, address, Clock.systemUTC());
    }

    MetricsTable(SparkSession spark, String address, Clock clock) {
        this.spark = spark;
        this.address = address;
        this.clock = clock;
    }

    /**
     * Appends the metrics of a batch; does nothing when they are there. One Spark action.
     *
     * @param at commit time of the batch
     */
    public void append(String table, long batch, Instant at, List<Measured> measured) {
        if (measured.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        List<Row> rows = measured.stream()
                .map(metric -> row(table, batch, Timestamp.from(at), now, metric))
                .toList();
        new BatchAppend("metrics-" + table, batch, List.of("table_name"), Map.of())
                .to(address, spark.createDataFrame(rows, SCHEMA).coalesce(1));
    }

    private static Row row(String table, long batch, Timestamp at, Timestamp now, Measured metric) {
        return RowFactory.create(
                table,
                batch,
                metric.metric(),
                metric.column(),
                metric.value(),
                metric.threshold(),
                metric.passed(),
                at,
                now,
                metric.over().title(),
                metric.name(),
                metric.error());
    }
}
