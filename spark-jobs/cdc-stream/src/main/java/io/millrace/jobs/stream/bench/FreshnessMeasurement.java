package io.millrace.jobs.stream.bench;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.stream.CdcStreamJob;
import io.millrace.jobs.support.EndWithParent;
import io.millrace.jobs.support.JobSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.Locale;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_micros;

/**
 * How long after their commit in the source the versions of a table were visible: {@code FreshnessMeasurement TABLE FROM TO [FROM TO]…},
 * times in microseconds since 1970. Prints one JSON line for each span of time, of the versions that were committed in it.
 *
 * <p>A version is visible from the time that the commit of its batch has in the table's log, which Delta takes right before it writes it.
 */
public final class FreshnessMeasurement {
    private static final String VISIBLE = "visible";
    private static final String DELAY = "delay";

    private FreshnessMeasurement() {}

    /** Runs it. */
    @SuppressWarnings("SystemOut")
    public static void main(String... words) {
        EndWithParent.watch(System.getenv(), System.in);
        try (SparkSession spark =
                JobSession.open("freshness", System.getenv(), CdcStreamJob.sessionSettings(System.getenv()))) {
            Dataset<Row> delays = delays(spark, words[0]).cache();
            for (int word = 1; word < words.length; word += 2) {
                System.out.println(line(delays, Long.parseLong(words[word]), Long.parseLong(words[word + 1])));
            }
        }
    }

    /** Commit time, batch and milliseconds until it was visible, of each version of the table. */
    static Dataset<Row> delays(SparkSession spark, String table) {
        Dataset<Row> commits = spark.read()
                .json(table + "/_delta_log/*.json")
                .where("commitInfo is not null and commitInfo.userMetadata is not null")
                .select(
                        col("commitInfo.timestamp").as(VISIBLE),
                        get_json_object(col("commitInfo.userMetadata"), "$.batch")
                                .cast("bigint")
                                .as(HistoryColumns.BATCH));
        return spark.read()
                .format("delta")
                .load(table)
                .where(col(HistoryColumns.OPERATION).notEqual("DELETE"))
                .select(unix_micros(col(HistoryColumns.FROM)).as(HistoryColumns.FROM), col(HistoryColumns.BATCH))
                .join(commits, HistoryColumns.BATCH)
                .withColumn(DELAY, col(VISIBLE).minus(col(HistoryColumns.FROM).divide(1_000)));
    }

    private static String line(Dataset<Row> delays, long from, long to) {
        Row row = delays.where(col(HistoryColumns.FROM)
                        .geq(from)
                        .and(col(HistoryColumns.FROM).lt(to)))
                .agg(
                        count(lit(1)),
                        count_distinct(col(HistoryColumns.BATCH)),
                        expr("percentile_disc(0.5) within group (order by delay)"),
                        expr("percentile_disc(0.99) within group (order by delay)"),
                        max(DELAY))
                .head();
        return String.format(
                Locale.ROOT,
                "{\"rows\":%d,\"batches\":%d,\"p50Millis\":%.1f,\"p99Millis\":%.1f,\"mostMillis\":%.1f}",
                row.getLong(0),
                row.getLong(1),
                number(row, 2),
                number(row, 3),
                number(row, 4));
    }

    private static double number(Row row, int place) {
        return row.isNullAt(place) ? Double.NaN : row.getDouble(place);
    }
}
