package io.millrace.platform.spark.remote;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Which jobs were meant to be started, and what their platform calls them: outlives the service. */
final class StartRecords {
    private static final String AT = "intendedAt";
    private static final String ID = "platformId";
    private static final String CANCELLED = "cancelled";

    private final CheckpointStore checkpoints;
    private final String prefix;

    /** @param platform keeps the records of one platform apart, for example {@code glue} */
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
            return Optional.ofNullable(read.values().get(ID));
        }

        boolean cancelled() {
            return read.values().containsKey(CANCELLED);
        }
    }

    Optional<Start> find(String runId) {
        return checkpoints.find(prefix + runId).map(Start::new);
    }

    /** False when another process had the same intent first. */
    boolean intend(String runId, Instant now) {
        return checkpoints.create(prefix + runId, Map.of(AT, now.toString()));
    }

    /** False when another process was faster. */
    boolean intendAgain(Start start, Instant now) {
        return checkpoints.replace(start.read(), Map.of(AT, now.toString()));
    }

    /** As if the start had never been meant; not when its platform has named the run meanwhile. */
    void withdraw(String runId) {
        find(runId).filter(start -> start.platformId().isEmpty()).ifPresent(start -> checkpoints.delete(start.read()));
    }

    /** Remembers the platform's name of the run; the first one stays. */
    void started(String runId, String platformId) {
        change(runId, values -> {
            values.putIfAbsent(ID, platformId);
            return values;
        });
    }

    /** Remembers that a person or a stage ended the run. */
    void cancelled(String runId) {
        change(runId, values -> {
            values.put(CANCELLED, "true");
            return values;
        });
    }

    private void change(String runId, UnaryOperator<Map<String, String>> change) {
        Start start;
        do {
            start = find(runId).orElseThrow();
        } while (!checkpoints.replace(
                start.read(), change.apply(new HashMap<>(start.read().values()))));
    }
}
