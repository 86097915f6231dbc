package io.millrace.jobs.quality.metrics.deequ;

import com.amazon.deequ.analyzers.FrequenciesAndNumRows;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.metrics.DoubleMetric;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.JavaConverters;

import java.util.List;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** How many rows have each value of a column: the state of a uniqueness. Null is no value. */
public final class Frequencies {
    /** Deequ's own name for it. */
    private static final String COUNT = "com_amazon_deequ_dq_metrics_count";

    private Frequencies() {}

    /**
     * What was read of frequencies.
     *
     * @param values how many different ones there are
     */
    public record Values(Reading uniqueness, long values) {}

    /**
     * Of the rows that a batch added.
     *
     * @param rows with {@link Probe#ADDED}
     * @param count how many of them have a value
     */
    public static FrequenciesAndNumRows added(Dataset<Row> rows, String column, long count) {
        return state(
                rows.where(col(Probe.ADDED).and(col(column).isNotNull()))
                        .groupBy(col(column))
                        .agg(count(lit(1)).as(COUNT)),
                count);
    }

    /**
     * With what a batch added, without what it removed.
     *
     * @param before {@code null} when there was no row with a value
     * @param more how many rows with a value came, less how many went
     */
    public static FrequenciesAndNumRows grown(
            FrequenciesAndNumRows before, Dataset<Row> rows, String column, long more) {
        FrequenciesAndNumRows change = state(
                rows.where(col(column).isNotNull())
                        .groupBy(col(column))
                        .agg(functions
                                .sum(when(col(Probe.ADDED), lit(1L)).otherwise(lit(-1L)))
                                .as(COUNT)),
                more);
        FrequenciesAndNumRows after = before == null ? change : before.sum(change);
        return state(after.frequencies().where(col(COUNT).notEqual(0L)), after.numRows());
    }

    /** The uniqueness as Deequ reckons it. One Spark action. */
    public static Values read(FrequenciesAndNumRows state, String column) {
        Uniqueness uniqueness =
                new Uniqueness(JavaConverters.asScalaBuffer(List.of(column)).toList(), Option.empty(), Option.empty());
        Row row = state.frequencies()
                .agg(uniqueness.aggregationFunctions(state.numRows()).head(), count(lit(1)))
                .first();
        DoubleMetric metric = uniqueness.fromAggregationResult(row, 0, Option.empty());
        return new Values(Reading.of(metric), row.getLong(1));
    }

    private static FrequenciesAndNumRows state(Dataset<Row> frequencies, long rows) {
        return new FrequenciesAndNumRows(frequencies, rows, Option.empty());
    }
}
