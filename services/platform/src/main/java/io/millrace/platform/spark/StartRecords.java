package io.millrace.platform.spark;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which jobs were meant to be started, and what their platform calls them: outlives the service. */
final class StartRecords {
    private static final String AT = "intendedAt";
    private static final String JOB = "platformId";

    private final CheckpointStore checkpoints;
    private final String prefix;

    /** @param platform keeps the records of one launcher apart, for example {@code glue} */
    StartRecords(CheckpointStore checkpoints, String platform) {
        this.checkpoints = checkpoints;
        this.prefix = "spark/" + platform + "/";
    }

    /** One run's record as it stands. */
    record Start(Checkpoint read) {
        Instant intendedAt() {
            return Instant.parse(read.values().get(AT));
        }

        Optional<String> platformId() {
            return Optional.ofNullable(read.values().get(JOB));
        }
    }

    Optional<Start> find(String runId) {
        return checkpoints.find(prefix + runId).map(Start::new);
    }

    /** The platform's name of a started run. */
    Optional<String> platformId(String runId) {
        return find(runId).flatMap(Start::platformId);
    }

    /** False when another process had the same intent first. */
    boolean intend(String runId, Instant now) {
        return checkpoints.create(prefix + runId, Map.of(AT, now.toString()));
    }

    /** False when another process was faster. */
    boolean intendAgain(Start start, Instant now) {
        return checkpoints.replace(start.read(), Map.of(AT, now.toString()));
    }

    void started(String runId, String platformId) {
        while (true) {
            Start start = find(runId).orElseThrow();
            Map<String, String> values = Map.of(AT, start.intendedAt().toString(), JOB, platformId);
            if (start.platformId().isPresent() || checkpoints.replace(start.read(), values)) {
                return;
            }
        }
    }
}
