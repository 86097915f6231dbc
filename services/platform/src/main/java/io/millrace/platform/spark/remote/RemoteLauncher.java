package io.millrace.platform.spark.remote;

import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.spark.remote.StartRecords.Start;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Jobs on a platform elsewhere. The answer of a start can be lost, or the service end before it remembers it: so the
 * intent is recorded first, and a run whose intent stands without a name is looked for before it is started again.
 */
public final class RemoteLauncher implements SparkLauncher {
    /** How long a job may take to show after its start was asked for: longer than a call with all its tries. */
    public static final Duration SETTLES = Duration.ofMinutes(3);

    private static final Logger LOG = Logger.getLogger(RemoteLauncher.class);

    private final SparkPlatform platform;
    private final StartRecords records;
    private final Clock clock;

    /** A launcher that remembers its starts among the checkpoints. */
    public RemoteLauncher(SparkPlatform platform, CheckpointStore checkpoints, Clock clock) {
        this.platform = platform;
        this.records = new StartRecords(checkpoints, platform.title());
        this.clock = clock;
    }

    @Override
    public void start(SparkJob job) {
        Optional<Start> known = records.find(job.runId());
        if (known.isEmpty()) {
            if (records.intend(job.runId(), clock.instant())) {
                begin(job);
            }
            return;
        }
        Start start = known.get();
        if (start.cancelled() || id(job.runId(), start).isPresent()) {
            return;
        }
        if (platform.startIsRepeatable()) {
            begin(job);
        } else if (settles(start)) {
            throw new SparkUnreachableException(
                    "Run " + job.runId() + " may have been started on " + platform.title() + " at "
                            + start.intendedAt() + ", but the answer was lost: it is looked for until " + SETTLES
                            + " later and only then started again");
        } else if (records.intendAgain(start, clock.instant())) {
            begin(job);
        }
    }

    private void begin(SparkJob job) {
        String id;
        try {
            id = platform.start(job);
        } catch (NoRoomException later) {
            records.withdraw(job.runId());
            throw new SparkUnreachableException(later.getMessage(), later);
        }
        records.started(job.runId(), id);
        LOG.infof("event=spark-started run=%s platform=%s id=%s", job.runId(), platform.title(), id);
    }

    private Optional<String> id(String runId, Start start) {
        if (start.platformId().isPresent()) {
            return start.platformId();
        }
        Optional<String> found = platform.find(runId, start.intendedAt());
        found.ifPresent(id -> records.started(runId, id));
        return found;
    }

    private boolean settles(Start start) {
        return clock.instant().isBefore(start.intendedAt().plus(SETTLES));
    }

    @Override
    public SparkStatus status(String runId) {
        Optional<Start> known = records.find(runId);
        if (known.isEmpty()) {
            return new SparkStatus.Lost(
                    "No start of run " + runId + " on " + platform.title() + " is recorded", List.of());
        }
        Start start = known.get();
        Optional<String> id = id(runId, start);
        Optional<SparkStatus> told = id.flatMap(platform::status);
        if (told.isPresent()) {
            return told.get();
        }
        if (start.cancelled()) {
            return new SparkStatus.Failed("Run " + runId + " was cancelled and removed", List.of());
        }
        if (settles(start)) {
            return new SparkStatus.Running(Optional.of(platform.title() + " does not show the run yet"));
        }
        return new SparkStatus.Lost(
                platform.title() + " has no run " + id.orElse(runId) + ", whose start was asked for at "
                        + start.intendedAt(),
                id.map(platform::lastLines).orElse(List.of()));
    }

    @Override
    public void cancel(String runId) {
        Optional<Start> known = records.find(runId);
        if (known.isEmpty()) {
            return;
        }
        Optional<String> id = id(runId, known.get());
        if (id.isEmpty() && settles(known.get())) {
            throw new SparkUnreachableException("Run " + runId + " may have been started on " + platform.title()
                    + ", which does not show it yet: cancel it again in " + SETTLES);
        }
        boolean runs = id.flatMap(platform::status)
                .filter(SparkStatus.Running.class::isInstance)
                .isPresent();
        if (runs) {
            records.cancelled(runId);
            platform.stop(id.get());
            LOG.infof("event=spark-cancelled run=%s platform=%s id=%s", runId, platform.title(), id.get());
        }
    }

    @Override
    public String logs(String runId) {
        return records.find(runId)
                .flatMap(Start::platformId)
                .map(platform::logs)
                .orElseGet(() -> platform.title() + " has no log of run " + runId + " yet");
    }
}
