package io.millrace.jobs.reconcile.progress;

import io.millrace.jobs.reconcile.lake.LakeProgress;
import io.millrace.jobs.reconcile.source.Snapshot;
import io.millrace.jobs.reconcile.source.SourceAwayException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Waits for change capture to have read the log up to a place, which its slot confirms once everything is on the topics, and then for the
 * stream to have committed all that stood on the table's topic at that moment. As long as there is progress it is patient: a first load
 * of hours confirms nothing before its end.
 */
public final class StreamProgress implements LakeProgress {
    private static final long FIRST_LOOK_NANOS = Duration.ofMillis(200).toNanos();
    private static final long LAST_LOOK_NANOS = Duration.ofSeconds(5).toNanos();

    private final Slot slot;
    private final Topics topics;
    private final Function<String, Map<Integer, Long>> committed;
    private final Duration patience;
    private final Duration longest;

    /** Where change capture stands. */
    @FunctionalInterface
    public interface Slot {
        /**
         * Up to where everything is on the topics.
         *
         * @throws SourceAwayException when the source takes no connection for now
         */
        long confirmed();
    }

    /** The topics that change capture writes. */
    public interface Topics {
        /** The end of each partition of a table's topic now. */
        Map<Integer, Long> ends(String table);

        /** Records that ever came on the topics of all tables. */
        long arrived();
    }

    /**
     * Progress of a stream.
     *
     * @param committed by table, the first offset of each partition that the lake does not have yet
     * @param patience how long nothing may move
     * @param longest how long one table is waited for though something moves: a load that fails and starts again and again moves, too
     */
    public StreamProgress(
            Slot slot,
            Topics topics,
            Function<String, Map<Integer, Long>> committed,
            Duration patience,
            Duration longest) {
        this.slot = slot;
        this.topics = topics;
        this.committed = committed;
        this.patience = patience;
        this.longest = longest;
    }

    @Override
    public void await(String table, long place) throws InterruptedException {
        Confirmed confirmed = new Confirmed(slot);
        Wait capture = new Wait(table, () -> List.of(confirmed.now(), topics.arrived()));
        while (confirmed.now() < place) {
            capture.pause("change capture has confirmed the log up to %s, and %s is wanted: %s"
                    .formatted(Snapshot.lsn(confirmed.last()), Snapshot.lsn(place), confirmed.trouble()));
        }
        Map<Integer, Long> wanted = topics.ends(table);
        Wait stream = new Wait(table, () -> committed.apply(table));
        for (Map<Integer, Long> there = committed.apply(table);
                !covers(there, wanted);
                there = committed.apply(table)) {
            stream.pause("the stream has committed its topic up to %s, and %s is wanted: see whether it runs"
                    .formatted(there, wanted));
        }
    }

    private static boolean covers(Map<Integer, Long> there, Map<Integer, Long> wanted) {
        return wanted.entrySet().stream().allMatch(end -> there.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** What the slot said last; a source that went away meanwhile has not moved. */
    private static final class Confirmed {
        private final Slot slot;
        private Long last;
        private String trouble;

        Confirmed(Slot slot) {
            this.slot = slot;
        }

        long now() {
            try {
                last = slot.confirmed();
                trouble = "see whether it runs";
            } catch (SourceAwayException e) {
                if (last == null) {
                    throw e;
                }
                trouble = e.getMessage();
            }
            return last;
        }

        long last() {
            return last;
        }

        /** What to look at. */
        String trouble() {
            return trouble;
        }
    }

    private final class Wait {
        private final String table;
        private final Supplier<Object> standing;
        private final Instant end = Instant.now().plus(longest);
        private Object seen;
        private Instant limit;
        private long pause = FIRST_LOOK_NANOS;

        Wait(String table, Supplier<Object> standing) {
            this.table = table;
            this.standing = standing;
        }

        void pause(String behind) throws InterruptedException {
            if (limit == null) {
                start(standing.get());
            } else if (Instant.now().isAfter(limit)) {
                Object now = standing.get();
                if (now.equals(seen)) {
                    throw behind(
                            "nothing has moved for " + patience,
                            behind,
                            "wait longer: --patience, or millrace.reconciliation.patience");
                }
                start(now);
            }
            if (Instant.now().isAfter(end)) {
                throw behind(
                        "it has moved for " + longest + " without arriving",
                        behind,
                        "compare later; a capture that starts again and again says why in its log");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(LAST_LOOK_NANOS, pause + pause / 4);
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for the lake");
            }
        }

        private IllegalStateException behind(String how, String behind, String orElse) {
            return new IllegalStateException(
                    "table %s cannot be compared: the lake is behind its source, and %s. %s, or %s."
                            .formatted(table, how, behind, orElse));
        }

        private void start(Object now) {
            seen = now;
            limit = Instant.now().plus(patience);
        }
    }
}
