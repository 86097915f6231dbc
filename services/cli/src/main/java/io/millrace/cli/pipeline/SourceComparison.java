package io.millrace.cli.pipeline;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.EventType;
import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.reconcile.ReconcileResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Has tables compared with their source by the Spark job in a process of its own, and tells what came of it. */
public final class SourceComparison {
    private final LakeConnection lake;
    private final Path home;
    private final Path data;
    private final boolean shown;

    /**
     * What is compared, and how.
     *
     * @param file the {@code tables.yaml}
     * @param stackName for <code>${STACK_NAME}</code>
     * @param accountId for <code>${AWS_ACCOUNT_ID}</code>
     * @param tables their names; {@code null} for all that have a stream
     * @param repair whether what differs is repaired and compared again
     * @param profile in which change capture writes
     * @param slot replication slot of change capture
     * @param checkpointRoot folder of the streams' checkpoints; {@code null} for the file's
     * @param patienceSeconds how long a lake that is behind its source may stand still
     */
    public record Wanted(
            Path file,
            String stackName,
            String accountId,
            List<String> tables,
            boolean repair,
            TypeProfile profile,
            String slot,
            String checkpointRoot,
            int patienceSeconds) {}

    /**
     * What came of it.
     *
     * @param document where it stands
     */
    public record Outcome(ReconcileResult result, Path document) {}

    /**
     * Comparisons on a lake.
     *
     * @param home the repository's root
     * @param data folder in which the documents are kept
     * @param shown whether the terminal shows what the job says; a file in the data folder has it otherwise
     */
    public SourceComparison(LakeConnection lake, Path home, Path data, boolean shown) {
        this.lake = lake;
        this.home = home;
        this.data = data;
        this.shown = shown;
    }

    /** The slot that change capture reads for a pipeline of that name, unless it is told another. */
    public static String usualSlot(String stackName) {
        return "millrace_" + stackName.replaceAll("[^a-z0-9_]", "_");
    }

    /**
     * Compares; nothing is told yet.
     *
     * @throws CliException when the job itself did not end well
     */
    public Outcome run(Wanted wanted) throws IOException, InterruptedException {
        String run = UUID.randomUUID().toString();
        Path folder = Files.createDirectories(data.resolve("reconcile").resolve(run));
        Path arguments = Files.writeString(
                folder.resolve("arguments.json"), arguments(wanted, run, folder).toJson());
        Map<String, String> environment = new HashMap<>(lake.variables());
        environment.put("STACK_NAME", wanted.stackName());
        environment.put("AWS_ACCOUNT_ID", wanted.accountId());
        SparkPrograms programs = new SparkPrograms(home, ReconcileArguments.JOB, environment, data.resolve("logs"));
        String[] words = {"--arguments", arguments.toUri().toString()};
        if (!shown) {
            programs.run(ReconcileArguments.MAIN_CLASS, words);
        } else {
            int code = programs.runHere(ReconcileArguments.MAIN_CLASS, words);
            if (code != 0) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        "The comparison ended with exit code " + code + ": the lines above say why.");
            }
        }
        Path document = folder.resolve(ReconcileResult.DOCUMENT);
        return new Outcome(ReconcileResult.parse(Files.readString(document)), document);
    }

    private static ReconcileArguments arguments(Wanted wanted, String run, Path folder) {
        String root = wanted.checkpointRoot();
        return new ReconcileArguments(
                run,
                wanted.file().toAbsolutePath().toUri().toString(),
                wanted.stackName(),
                wanted.accountId(),
                wanted.tables(),
                wanted.repair(),
                wanted.profile().title(),
                wanted.slot(),
                root == null || root.endsWith("/") ? root : root + "/",
                wanted.patienceSeconds(),
                folder.toUri().toString());
    }

    /** Publishes {@code table-converged} and {@code table-diverged}; the same facts of the same run have the same ids. */
    public void publish(ReconcileResult result) {
        Instant time = Instant.parse(result.finishedAt());
        lake.publisher()
                .publish(result.events(lake.environment()).stream()
                        .map(fact -> event(result.runId(), time, fact))
                        .toList());
    }

    private static Event<?> event(String run, Instant time, DomainEvent fact) {
        String id = EventIds.derived(run, EventType.of(fact).eventName(), fact.subject());
        return Event.first(id, Event.source(ReconcileArguments.JOB), time, fact);
    }
}
