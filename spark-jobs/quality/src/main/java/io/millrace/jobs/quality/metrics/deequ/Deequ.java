package io.millrace.jobs.quality.metrics.deequ;

import com.amazon.deequ.analyzers.Analysis;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.State;
import com.amazon.deequ.analyzers.StateLoader;
import com.amazon.deequ.analyzers.StatePersister;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.Metric;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.collection.JavaConverters;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs Deequ; its Scala generics end here. */
public final class Deequ {
    private final AnalyzerContext context;
    private final InMemoryStateProvider states;

    private Deequ(AnalyzerContext context, InMemoryStateProvider states) {
        this.context = context;
        this.states = states;
    }

    /** Measures rows in one pass, which is one Spark action. */
    public static Deequ measure(Dataset<Row> rows, Collection<Probe> probes) {
        InMemoryStateProvider states = new InMemoryStateProvider();
        AnalyzerContext context = AnalysisRunner.run(
                rows, analysis(probes), Option.empty(), Option.apply(states), StorageLevel.MEMORY_AND_DISK());
        return new Deequ(context, states);
    }

    /** Reads the metrics of states, without a Spark action. */
    public static Deequ read(StructType schema, Collection<Probe> probes, InMemoryStateProvider states) {
        AnalyzerContext context = AnalysisRunner.runOnAggregatedStates(
                schema,
                analysis(probes),
                JavaConverters.asScalaBuffer(List.<StateLoader>of(states)).toList(),
                Option.empty(),
                StorageLevel.MEMORY_AND_DISK(),
                Option.empty(),
                Option.empty());
        return new Deequ(context, states);
    }

    /** What a probe read. */
    public Reading reading(Probe probe) {
        Option<Metric<?>> metric = context.metric(probe.analyzer());
        return metric.isEmpty() ? Reading.NOTHING : Reading.of(metric.get());
    }

    /** The state behind it; none when there was nothing to measure, or measuring failed. */
    public Optional<State<?>> state(Probe probe) {
        return load(states, probe);
    }

    /** The state that a probe has there. */
    @SuppressWarnings("unchecked") // an analyzer's state type is its own affair
    public static Optional<State<?>> load(StateLoader states, Probe probe) {
        Option<?> state = states.load((Analyzer<State<?>, ?>) (Analyzer<?, ?>) probe.analyzer());
        return state.isEmpty() ? Optional.empty() : Optional.of((State<?>) state.get());
    }

    /** Keeps the state of a probe there. */
    @SuppressWarnings("unchecked") // as above
    public static void save(StatePersister states, Probe probe, State<?> state) {
        states.persist((Analyzer<State<?>, ?>) (Analyzer<?, ?>) probe.analyzer(), state);
    }

    private static Analysis analysis(Collection<Probe> probes) {
        List<Analyzer<?, Metric<?>>> analyzers = probes.stream()
                .<Analyzer<?, Metric<?>>>map(Probe::analyzer)
                .distinct()
                .toList();
        return new Analysis(JavaConverters.asScalaBuffer(analyzers).toList());
    }
}
