package io.millrace.reconciliation.listener;

import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.reconcile.ReconcileResult;
import io.millrace.platform.reconcile.ReconcileResult.Comparison;
import io.millrace.platform.stage.Pace;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageResult;
import io.millrace.platform.stage.StageWaitsException;
import io.millrace.reconciliation.domain.Asked;
import io.millrace.reconciliation.domain.Failures;
import io.millrace.reconciliation.run.SparkRun;
import io.millrace.reconciliation.run.Turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** schema-drifted, reconciliation-requested → tables compared by a Spark job → table-converged, table-diverged. */
public final class ReconciliationStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "reconciliation";

    private final String environment;
    private final String pipeline;
    private final Optional<SparkRun> spark;
    private final Pace pace;
    private final Turn turn;

    /**
     * A stage of one pipeline in one environment.
     *
     * @param spark empty when the service rests
     */
    public ReconciliationStage(String environment, String pipeline, Optional<SparkRun> spark, Pace pace, Turn turn) {
        this.environment = environment;
        this.pipeline = pipeline;
        this.spark = spark;
        this.pace = pace;
        this.turn = turn;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) {
        if (spark.isEmpty()) {
            return ignored("millrace.reconciliation.tables-file is not set");
        }
        Asked asked = Asked.of(cause, pipeline, environment);
        if (asked.ignored().isPresent()) {
            return ignored(asked.ignored().get());
        }
        pace.awake(run.id());
        try {
            turn.take(run.id());
            StageResult result = spark.get()
                    .finish(asked, run)
                    .map(found -> told(found, run))
                    .orElseGet(() -> ignored("it is about no table with a stream"));
            turn.giveBack(run.id());
            return result;
        } catch (StageWaitsException e) {
            pace.rest(run.id());
            throw e;
        } catch (StageFailureException e) {
            turn.giveBack(run.id());
            throw e;
        }
    }

    private static StageResult ignored(String why) {
        return StageResult.of(List.of(), Map.of("outcome", "ignored", "detail", why));
    }

    private StageResult told(ReconcileResult result, Run run) {
        List<ReconcileResult.Table> failed = Failures.failed(result);
        if (failed.size() == result.tables().size()) {
            throw Failures.notCompared(result);
        }
        List<DomainEvent> events = new ArrayList<>(result.events(environment));
        if (!failed.isEmpty()) {
            events.add(failed(Failures.notCompared(result), run));
        }
        return StageResult.of(events, facts(result));
    }

    /** The run goes on to tell of the other tables, so that nothing else tells of these. */
    private StageFailed failed(StageFailureException failure, Run run) {
        return new StageFailed(
                NAME,
                pipeline,
                environment,
                run.id(),
                run.cause().id(),
                run.cause().type().eventName(),
                Math.max(run.attempts(), 1),
                failure.what(),
                failure.why(),
                failure.whatToDo() + " These are compared again with the next request or tick of the schedule.");
    }

    private static Map<String, String> facts(ReconcileResult result) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("outcome", "published");
        facts.put("sparkRun", result.runId());
        facts.put(
                "tables",
                result.tables().stream().map(ReconciliationStage::figures).collect(Collectors.joining(", ")));
        return facts;
    }

    private static String figures(ReconcileResult.Table table) {
        Comparison now = table.last();
        return now == null
                ? table.name() + " not compared"
                : "%s %s (%d rows in the source, %d in the lake, %d ranges differ, at %s)"
                        .formatted(
                                table.name(),
                                table.status().title(),
                                now.rows().source(),
                                now.rows().current(),
                                now.ranges().size(),
                                now.lsn());
    }
}
