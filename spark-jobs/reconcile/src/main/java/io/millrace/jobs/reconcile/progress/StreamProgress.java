package io.millrace.jobs.reconcile.progress;

import io.millrace.jobs.reconcile.lake.LakeProgress;
import io.millrace.jobs.reconcile.source.Snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Waits for change capture to have read the log up to a place, which its slot confirms once everything is on the topics, and then for the
 * stream to have committed all that stood on the table's topic at that moment.
 */
public final class StreamProgress implements LakeProgress {
    private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

    private final Slot slot;
    private final Function<String, Map<Integer, Long>> ends;
    private final Function<String, Map<Integer, Long>> committed;
    private final Duration patience;

    /** Where change capture stands. */
    @FunctionalInterface
    public interface Slot {
        /** Up to where everything is on the topics. */
        long confirmed();
    }

    /**
     * Progress of a stream.
     *
     * @param ends by table, the end of each partition of its topic now
     * @param committed by table, the first offset of each partition that the lake does not have yet
     * @param patience how long is waited, for both together
     */
    public StreamProgress(
            Slot slot,
            Function<String, Map<Integer, Long>> ends,
            Function<String, Map<Integer, Long>> committed,
            Duration patience) {
        this.slot = slot;
        this.ends = ends;
        this.committed = committed;
        this.patience = patience;
    }

    @Override
    public void await(String table, long place) throws InterruptedException {
        Instant limit = Instant.now().plus(patience);
        for (long confirmed = slot.confirmed(); confirmed < place; confirmed = slot.confirmed()) {
            pause(
                    limit,
                    "change capture has confirmed the log up to %s, and %s is wanted: see whether it runs"
                            .formatted(Snapshot.lsn(confirmed), Snapshot.lsn(place)),
                    table);
        }
        Map<Integer, Long> wanted = ends.apply(table);
        for (Map<Integer, Long> there = committed.apply(table);
                !covers(there, wanted);
                there = committed.apply(table)) {
            pause(
                    limit,
                    "the stream has committed its topic up to %s, and %s is wanted: see whether it runs"
                            .formatted(there, wanted),
                    table);
        }
    }

    private static boolean covers(Map<Integer, Long> there, Map<Integer, Long> wanted) {
        return wanted.entrySet().stream().allMatch(end -> there.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void pause(Instant limit, String behind, String table) throws InterruptedException {
        if (Instant.now().isAfter(limit)) {
            throw new IllegalStateException(
                    "table %s cannot be compared: the lake is behind its source for more than %s. %s, or be more patient."
                            .formatted(table, patience, behind));
        }
        LockSupport.parkNanos(LOOK_NANOS);
        if (Thread.interrupted()) {
            throw new InterruptedException("while waiting for the lake");
        }
    }
}
