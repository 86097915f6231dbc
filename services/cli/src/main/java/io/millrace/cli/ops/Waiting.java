package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.DeadLetters;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * What is under way in a lake, and what waits for a person.
 *
 * @param openRuns accepted and not finished
 * @param failedRuns given up
 * @param deadLetters put aside and not replayed
 * @param replayedDeadLetters put aside and replayed since
 * @param heldDeletions mass deletions that nobody has let pass yet
 * @param uncertainAlerts of which nobody knows whether they were sent
 */
record Waiting(
        long openRuns,
        long failedRuns,
        long deadLetters,
        long replayedDeadLetters,
        long heldDeletions,
        long uncertainAlerts) {

    static Waiting of(LakeConnection lake) {
        Map<RunState, LongAdder> runs = new EnumMap<>(RunState.class);
        Stream.of(RunState.values()).forEach(state -> runs.put(state, new LongAdder()));
        try (Stream<io.millrace.platform.ledger.Run> all = lake.ledger().all()) {
            all.forEach(run -> runs.get(run.state()).increment());
        }
        LongAdder letters = new LongAdder();
        LongAdder replayed = new LongAdder();
        new DeadLetters(lake.kafka(), lake.checkpoints(), Clock.systemUTC())
                .forEach(letter -> (letter.replayed() ? replayed : letters).increment());
        return new Waiting(
                runs.get(RunState.OPEN).sum(),
                runs.get(RunState.FAILED).sum(),
                letters.sum(),
                replayed.sum(),
                lake.checkpoints().startingWith("held/").size(),
                lake.checkpoints().startingWith("alert/").stream()
                        .filter(alert -> "uncertain".equals(alert.values().get("state")))
                        .count());
    }

    /** Whether a person must look at something. */
    boolean needsPerson() {
        return failedRuns + deadLetters + heldDeletions + uncertainAlerts > 0;
    }
}
