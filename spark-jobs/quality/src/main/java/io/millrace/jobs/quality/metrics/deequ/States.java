package io.millrace.jobs.quality.metrics.deequ;

import com.amazon.deequ.analyzers.FrequenciesAndNumRows;
import com.amazon.deequ.analyzers.MeanState;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.NumMatchesAndCount;
import com.amazon.deequ.analyzers.State;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Option;

import java.util.Optional;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** Arithmetic of Deequ's states: they can be added, and some of them taken away again by adding them with other signs. */
public final class States {
    /** Deequ's own name for it. */
    public static final String COUNT = "com_amazon_deequ_dq_metrics_count";

    private States() {}

    /** Both together, by Deequ's own sum. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // both are states of one analyzer, hence of one type
    public static Optional<State<?>> sum(Optional<State<?>> one, Optional<State<?>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        State sum = ((State) one.get()).sum((State) other.get());
        return Optional.of(sum);
    }

    /** What takes the state away when it is added. */
    public static State<?> negative(State<?> state) {
        if (state instanceof NumMatches rows) {
            return new NumMatches(-rows.numMatches());
        }
        if (state instanceof NumMatchesAndCount share) {
            return new NumMatchesAndCount(-share.numMatches(), -share.count(), Option.empty());
        }
        if (state instanceof MeanState mean) {
            return new MeanState(-mean.sum(), -mean.count());
        }
        throw new IllegalArgumentException(state.getClass().getSimpleName()
                + " cannot be taken away: keep metrics that need it out of removed rows");
    }

    /** Whether more went than ever came, which says that the table was changed behind the state's back. */
    public static boolean isImpossible(State<?> state) {
        if (state instanceof NumMatches rows) {
            return rows.numMatches() < 0;
        }
        if (state instanceof NumMatchesAndCount share) {
            return share.numMatches() < 0 || share.count() < share.numMatches();
        }
        return state instanceof MeanState mean && mean.count() < 0;
    }

    /** How often each value came with the batch, less how often it went. */
    public static FrequenciesAndNumRows change(Dataset<Row> rows, String column, long more) {
        Dataset<Row> frequencies = rows.where(col(column).isNotNull())
                .groupBy(col(column))
                .agg(functions
                        .sum(when(col(Probe.ADDED), lit(1L)).otherwise(lit(-1L)))
                        .as(COUNT));
        return new FrequenciesAndNumRows(frequencies, more, Option.empty());
    }

    /** Without the values that are gone. */
    public static FrequenciesAndNumRows present(FrequenciesAndNumRows state) {
        return new FrequenciesAndNumRows(
                state.frequencies().where(col(COUNT).notEqual(0L)), state.numRows(), Option.empty());
    }

    /** Of a share: how many rows it is of that have a value. */
    public static long matches(Optional<State<?>> share) {
        return share.map(state -> ((NumMatchesAndCount) state).numMatches()).orElse(0L);
    }
}
