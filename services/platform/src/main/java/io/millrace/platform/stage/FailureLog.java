package io.millrace.platform.stage;

import io.millrace.events.Event;
import io.millrace.events.lake.StageRecovered;
import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.Run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs of a stage on a dataset have failed since it last went well: so that recovery can be told. One checkpoint
 * per stage and dataset; a run and round counts once however often it is recorded.
 */
final class FailureLog {
    private static final int MOST_KEPT = 1000;

    private final CheckpointStore checkpoints;

    FailureLog(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    void failed(Run run) {
        String key = key(run.stage(), run.cause());
        String entry = run.id() + "#" + run.round();
        while (true) {
            Optional<Checkpoint> known = checkpoints.find(key);
            if (known.isEmpty()) {
                if (checkpoints.create(key, Map.of(entry, "failed"))) {
                    return;
                }
                continue;
            }
            Map<String, String> values = new HashMap<>(known.get().values());
            if (values.size() >= MOST_KEPT || values.put(entry, "failed") != null) {
                return;
            }
            if (checkpoints.replace(known.get(), values)) {
                return;
            }
        }
    }

    Optional<StageRecovered> recovery(Run run, String environment) {
        return checkpoints
                .find(key(run.stage(), run.cause()))
                .map(known -> new StageRecovered(
                        run.stage(),
                        run.cause().subject(),
                        environment,
                        run.id(),
                        known.values().size()));
    }

    void recovered(Run run) {
        String key = key(run.stage(), run.cause());
        checkpoints.find(key).ifPresent(checkpoints::delete);
    }

    private static String key(String stage, Event<?> cause) {
        return "failing/" + stage + "/" + cause.subject();
    }
}
