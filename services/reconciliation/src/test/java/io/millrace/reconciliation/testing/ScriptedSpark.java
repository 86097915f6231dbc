package io.millrace.reconciliation.testing;

import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.reconcile.ReconcileResult;
import io.millrace.platform.reconcile.ReconcileResult.Comparison;
import io.millrace.platform.reconcile.ReconcileResult.Table;
import io.millrace.platform.reconcile.Verdict;
import io.millrace.platform.spark.JobJson;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.SparkStatus;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for a Spark platform, which outlives the service: runs are known by their ids, a run is at work at the first look and
 * has ended at the second, and its documents are written to the lake's S3 as the job writes them.
 */
public final class ScriptedSpark implements SparkLauncher {
    /** Rows of each table on both sides. */
    public static final ComparedRows ROWS = new ComparedRows(50, 50, 0, 0);

    /** The moment of each comparison. */
    public static final String LSN = "0/1A2B3C4D";

    private final ObjectStore objects;
    private final Map<String, SparkJob> begun = new LinkedHashMap<>();
    private final Map<String, Integer> looks = new HashMap<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final List<String> cancelled = new ArrayList<>();
    private Optional<SparkStatus> death = Optional.empty();

    /** A platform whose jobs read and write these objects. */
    public ScriptedSpark(ObjectStore objects) {
        this.objects = objects;
    }

    /** From now on that is what the job finds about the table; tables agree unless it is said. */
    public ScriptedSpark finding(String table, Verdict verdict) {
        verdicts.put(table, verdict);
        return this;
    }

    /** From now on jobs end like this, without a result; {@code null} for well again. */
    public ScriptedSpark dying(SparkStatus status) {
        death = Optional.ofNullable(status);
        return this;
    }

    /** Ids of the runs that were begun, each once. */
    public synchronized List<String> begun() {
        return List.copyOf(begun.keySet());
    }

    /** Ids of the runs that were stopped. */
    public synchronized List<String> cancelled() {
        return List.copyOf(cancelled);
    }

    /** What a run was told. */
    public ReconcileArguments arguments(String runId) {
        List<String> words = begun.get(runId).arguments();
        URI document = URI.create(words.get(words.indexOf("--arguments") + 1));
        return ReconcileArguments.parse(
                objects.text(ObjectLocation.of(document)).orElseThrow());
    }

    @Override
    public synchronized void start(SparkJob job) {
        begun.putIfAbsent(job.runId(), job);
    }

    @Override
    public synchronized SparkStatus status(String runId) {
        if (!begun.containsKey(runId)) {
            return new SparkStatus.Lost("There is no run " + runId, List.of());
        }
        if (looks.merge(runId, 1, Integer::sum) == 1) {
            return new SparkStatus.Running(Optional.of("progress table=vehicles status=at-work"));
        }
        return death.orElseGet(() -> succeed(arguments(runId)));
    }

    @Override
    public synchronized void cancel(String runId) {
        cancelled.add(runId);
    }

    @Override
    public String logs(String runId) {
        return "/logs/" + runId;
    }

    private SparkStatus succeed(ReconcileArguments arguments) {
        ReconcileResult result = new ReconcileResult(
                ReconcileArguments.JOB,
                arguments.runId(),
                arguments.stackName(),
                "2026-03-01T00:00:00Z",
                "2026-03-01T00:00:09Z",
                arguments.tables().stream().map(this::table).toList());
        objects.put(
                ObjectLocation.of(URI.create(arguments.target() + ReconcileResult.DOCUMENT)),
                JobJson.write(result),
                "application/json");
        return new SparkStatus.Succeeded();
    }

    private Table table(String name) {
        Verdict verdict = verdicts.getOrDefault(name, Verdict.CONVERGED);
        if (verdict == Verdict.FAILED) {
            return new Table(name, verdict, null, null, null, "the lake is behind");
        }
        List<DivergedRange> ranges =
                verdict == Verdict.CONVERGED ? List.of() : List.of(new DivergedRange("17", "17", 1, 0, 0, 0));
        Comparison found = new Comparison(LSN, ROWS, ranges, 0, 0, 0, 0, 1, 3, 0, List.of(), Map.of());
        return new Table(name, verdict, found, null, null, null);
    }
}
