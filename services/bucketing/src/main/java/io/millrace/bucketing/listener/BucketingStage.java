package io.millrace.bucketing.listener;

import io.millrace.bucketing.domain.Asked;
import io.millrace.bucketing.domain.DatasetPlan;
import io.millrace.bucketing.domain.Failures;
import io.millrace.bucketing.domain.JobResult;
import io.millrace.bucketing.domain.JobResult.Table;
import io.millrace.bucketing.run.SnapshotGate;
import io.millrace.bucketing.run.SparkRun;
import io.millrace.bucketing.run.SparkRun.Finished;
import io.millrace.bucketing.store.RunNotes;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.spark.stage.StagedJob;
import io.millrace.platform.stage.Pace;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageResult;
import io.millrace.platform.stage.StageWaitsException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** snapshot-written, bucketing-requested → split, bucketed files by a Spark job → snapshot-bucketed. */
public final class BucketingStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "bucketing";

    private final String environment;
    private final Map<String, DatasetPlan> plans;
    private final SnapshotGate gate;
    private final SparkRun spark;
    private final Pace pace;

    /**
     * A stage of one environment.
     *
     * @param plans by dataset
     */
    public BucketingStage(
            String environment, Map<String, DatasetPlan> plans, SnapshotGate gate, SparkRun spark, Pace pace) {
        this.environment = environment;
        this.plans = Map.copyOf(plans);
        this.gate = gate;
        this.spark = spark;
        this.pace = pace;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) {
        Optional<Asked> asked = asked(cause);
        if (asked.isEmpty()) {
            return StageResult.of(List.of(), Map.of("outcome", "ignored", "detail", "not a configured dataset"));
        }
        pace.awake(run.id());
        try {
            RunNotes passed = gate.pass(asked.get(), run);
            return result(spark.finish(asked.get(), run, passed), passed);
        } catch (StageWaitsException e) {
            pace.rest(run.id());
            throw e;
        }
    }

    private Optional<Asked> asked(Event<?> cause) {
        DatasetPlan plan = plans.get(cause.subject());
        if (cause.data() instanceof BucketingRequested requested) {
            if (plan == null) {
                throw Failures.unknownDataset(
                        requested.dataset(), plans.keySet().stream().sorted().toList());
            }
            return Optional.of(Asked.of(requested, plan));
        }
        SnapshotWritten written = cause.as(SnapshotWritten.class).data();
        if (plan == null) {
            return Optional.empty();
        }
        if (!written.environment().equals(environment)) {
            throw Failures.otherEnvironment(written, environment);
        }
        return Optional.of(Asked.of(written, plan));
    }

    private StageResult result(Finished finished, RunNotes passed) {
        JobResult result = finished.result();
        SnapshotBucketed bucketed = new SnapshotBucketed(
                result.dataset(),
                environment,
                result.snapshotDt(),
                result.version(),
                finished.version().uri(),
                finished.version().object(StagedJob.RESULT).uri(),
                result.source().rows(),
                result.tables().stream().map(Table::toEvent).toList());
        return StageResult.of(List.of(bucketed), facts(finished, passed));
    }

    private static Map<String, String> facts(Finished finished, RunNotes passed) {
        JobResult result = finished.result();
        List<String> warnings = new ArrayList<>(result.warnings());
        passed.warning().ifPresent(warnings::add);
        result.skippedColumns()
                .forEach(skipped -> warnings.add(
                        "column " + skipped.column() + " of table " + skipped.table() + " is not in the snapshot"));
        Map<String, String> facts = new TreeMap<>();
        facts.put("outcome", "published");
        facts.put("snapshot", result.snapshotDt());
        facts.put("complete", passed.complete().orElseThrow());
        facts.put("version", finished.version().toString());
        facts.put("sparkRun", result.runId());
        facts.put("sourceRows", Long.toString(result.source().rows()));
        facts.put(
                "tables", result.tables().stream().map(BucketingStage::figures).collect(Collectors.joining(", ")));
        facts.put("warnings", String.join("; ", warnings));
        return facts;
    }

    private static String figures(Table table) {
        return "%s %s (%d rows, %d rejected, %d files)"
                .formatted(table.name(), table.layout().title(), table.rows(), table.rejectedRows(), table.files());
    }
}
