package io.millrace.bucketing.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.bucketing.domain.JobArguments;
import io.millrace.events.bucketing.Layout;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Stands for a Spark platform, which outlives the service: runs are known by their ids, a run ends when it was asked after
 * often enough, and its documents are written to the lake's S3 as the job writes them.
 */
public final class ScriptedSpark implements SparkLauncher {
    /** Rows of the snapshot that its jobs read. */
    public static final long SOURCE_ROWS = 100;

    /** Rows of it without a key. */
    public static final long REJECTED = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore objects;
    private final Map<String, SparkJob> begun = new LinkedHashMap<>();
    private final Map<String, Integer> looks = new LinkedHashMap<>();
    private final Map<String, SparkStatus> ended = new LinkedHashMap<>();
    private final List<String> cancelled = new ArrayList<>();
    private final Map<String, Integer> stillWorking = new HashMap<>();
    private Ending ending = this::succeeds;
    private int looksUntilEnd = 1;
    private int unreachable;
    private boolean dieAfterStart;

    /** How a run ends. */
    public interface Ending {
        /** Writes what the job writes, and says what its platform says. */
        SparkStatus end(JobArguments arguments);
    }

    ScriptedSpark(ObjectStore objects) {
        this.objects = objects;
    }

    /** From now on runs end like this. */
    public ScriptedSpark ending(Ending how) {
        this.ending = how;
        return this;
    }

    /** From now on runs end well with a result that was changed like this. */
    public ScriptedSpark endingWith(Consumer<ObjectNode> change) {
        return ending(arguments -> {
            ObjectNode result = result(arguments);
            change.accept(result);
            put(objects, arguments, "metadata/result.json", result.toString());
            return new SparkStatus.Succeeded();
        });
    }

    /** From now on runs end badly, with this document in the place of a result. */
    public ScriptedSpark refusing(String failure) {
        return ending(arguments -> {
            put(objects, arguments, "metadata/failure.json", failure);
            return new SparkStatus.Failed("Exit code 2", List.of("error=\"refused\""));
        });
    }

    /** From now on runs are at work when they are asked after for the first n times. */
    public ScriptedSpark workingFor(int looksAtWork) {
        this.looksUntilEnd = looksAtWork + 1;
        return this;
    }

    /** A run that ended works on after all, for the next n looks at it. */
    public ScriptedSpark workingOn(String runId, int looks) {
        stillWorking.put(runId, looks);
        return this;
    }

    /** The next n calls are not answered. */
    public ScriptedSpark unreachableFor(int calls) {
        this.unreachable = calls;
        return this;
    }

    /** The service dies when the next start has been taken and before it learns of it. */
    public ScriptedSpark dyingAfterStart() {
        this.dieAfterStart = true;
        return this;
    }

    /** Ids of the runs that were begun, each once. */
    public List<String> begun() {
        return List.copyOf(begun.keySet());
    }

    /** A run that was begun. */
    public SparkJob job(String runId) {
        return begun.get(runId);
    }

    /** Ids of the runs that were stopped. */
    public List<String> cancelled() {
        return List.copyOf(cancelled);
    }

    /** Lets a run end that was begun, though nobody asks after it. */
    public void end(String runId) {
        ended.computeIfAbsent(runId, id -> ending.end(arguments(id)));
    }

    @Override
    public void start(SparkJob job) {
        answer();
        begun.putIfAbsent(job.runId(), job);
        if (dieAfterStart) {
            dieAfterStart = false;
            throw new Error("The service died after the start of " + job.runId());
        }
    }

    @Override
    public SparkStatus status(String runId) {
        answer();
        if (!begun.containsKey(runId)) {
            return new SparkStatus.Lost("There is no run " + runId, List.of());
        }
        if (stillWorking.merge(runId, -1, Integer::sum) >= 0) {
            return new SparkStatus.Running(java.util.Optional.empty());
        }
        if (!ended.containsKey(runId) && looks.merge(runId, 1, Integer::sum) < looksUntilEnd) {
            return new SparkStatus.Running(java.util.Optional.of("progress phase=write"));
        }
        end(runId);
        return ended.get(runId);
    }

    @Override
    public void cancel(String runId) {
        answer();
        cancelled.add(runId);
    }

    @Override
    public String logs(String runId) {
        return "/logs/" + runId;
    }

    private void answer() {
        if (unreachable > 0) {
            unreachable--;
            throw new SparkUnreachableException("Throttled");
        }
    }

    private JobArguments arguments(String runId) {
        List<String> commandLine = begun.get(runId).arguments();
        URI document = URI.create(commandLine.get(commandLine.indexOf("--arguments") + 1));
        return JobArguments.parse(objects.text(ObjectLocation.of(document)).orElseThrow());
    }

    private SparkStatus succeeds(JobArguments arguments) {
        write(objects, arguments);
        return new SparkStatus.Succeeded();
    }

    /** Writes what the job writes when it ends well. */
    public static void write(ObjectStore objects, JobArguments arguments) {
        for (Layout layout : arguments.layouts()) {
            put(objects, arguments, layout.title() + "/a/00000_0_part.parquet", arguments.version());
        }
        put(objects, arguments, "metadata/result.json", result(arguments).toString());
    }

    private static ObjectNode result(JobArguments arguments) {
        ObjectNode result = JSON.createObjectNode()
                .put("job", "split-and-bucket")
                .put("runId", arguments.runId())
                .put("dataset", arguments.dataset())
                .put("snapshotDt", arguments.snapshotDt())
                .put("version", arguments.version())
                .put("startedAt", "2026-01-31T12:00:00Z")
                .put("finishedAt", "2026-01-31T12:01:00Z");
        result.putObject("source")
                .put("location", arguments.source())
                .put("files", 2)
                .put("bytes", 2000)
                .put("rows", SOURCE_ROWS);
        result.put("mapping", arguments.mapping());
        result.putArray("skippedColumns");
        result.putArray("warnings");
        ArrayNode tables = result.putArray("tables");
        for (String name : List.of("a", "b")) {
            for (Layout layout : arguments.layouts()) {
                tables.addObject()
                        .put("name", name)
                        .put("layout", layout.title())
                        .put("location", arguments.target() + layout.title() + "/" + name + "/")
                        .put("key", arguments.key())
                        .put("buckets", layout == Layout.FILES ? 0 : arguments.buckets())
                        .put("rows", SOURCE_ROWS - REJECTED)
                        .put("rejectedRows", REJECTED)
                        .put("nullKeys", REJECTED)
                        .put("duplicateKeys", 0)
                        .put("bytes", 900)
                        .put("files", 1)
                        .put("columns", 3)
                        .put("rejectedLocation", arguments.target() + "rejected/" + name + "/");
            }
        }
        result.putObject("timings").put("write", 0.5);
        return result;
    }

    private static void put(ObjectStore objects, JobArguments arguments, String name, String text) {
        ObjectLocation target = ObjectLocation.of(URI.create(arguments.target()));
        objects.put(new ObjectLocation(target.bucket(), target.key() + name), text, "application/json");
    }
}
