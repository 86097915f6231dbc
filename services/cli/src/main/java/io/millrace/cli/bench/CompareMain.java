package io.millrace.cli.bench;

import io.millrace.cli.output.Json;
import io.millrace.comparison.domain.Change;
import io.millrace.comparison.domain.ChangeSink;
import io.millrace.comparison.domain.MappingRow;
import io.millrace.comparison.domain.SnapshotMerge;
import io.millrace.comparison.domain.SnapshotRows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One way of comparing in a JVM of its own: {@code merge|sets PREVIOUS CURRENT ROUNDS}; prints a {@link CompareOutcome}. */
public final class CompareMain {
    private static final int LOOKS = 12;

    private CompareMain() {}

    /** Runs a warm-up round, the measured rounds, and one that watches the heap. */
    public static void main(String[] arguments) throws IOException {
        boolean merge = arguments[0].equals("merge");
        Path previous = Path.of(arguments[1]);
        Path current = Path.of(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        List<Double> seconds = new ArrayList<>();
        Tally tally = new Tally(0);
        for (int round = 0; round <= rounds; round++) {
            tally = new Tally(0);
            long began = System.nanoTime();
            compare(merge, previous, current, tally);
            if (round > 0) {
                seconds.add((System.nanoTime() - began) / 1e9);
            }
        }
        Tally watching = new Tally(Math.max(1, (tally.added + tally.removed) / LOOKS));
        compare(merge, previous, current, watching);
        System.out.println(Json.write(new CompareOutcome(
                seconds, watching.heap, tally.added, tally.removed, tally.retargeted, tally.digest)));
    }

    private static void compare(boolean merge, Path previous, Path current, Tally tally) throws IOException {
        try (InputStream old = Files.newInputStream(previous);
                InputStream fresh = Files.newInputStream(current);
                SnapshotRows before = new SnapshotRows(previous.toString(), old);
                SnapshotRows now = new SnapshotRows(current.toString(), fresh)) {
            if (merge) {
                SnapshotMerge.compare(before, now, tally);
            } else {
                inSets(before, now, tally);
            }
        }
    }

    private static void inSets(SnapshotRows before, SnapshotRows now, Tally tally) {
        Set<MappingRow> old = new HashSet<>();
        before.forEachRemaining(old::add);
        Set<MappingRow> fresh = new HashSet<>();
        now.forEachRemaining(fresh::add);
        Set<MappingRow> added = new HashSet<>(fresh);
        added.removeAll(old);
        Set<MappingRow> removed = new HashSet<>(old);
        removed.removeAll(fresh);
        Set<String> gone = new HashSet<>();
        removed.forEach(row -> gone.add(row.source()));
        Set<String> come = new HashSet<>();
        added.forEach(row -> come.add(row.source()));
        added.forEach(row -> tally.added(row, gone.contains(row.source()) ? Change.RETARGETED : Change.ADDED));
        removed.forEach(row -> tally.removed(row, come.contains(row.source()) ? Change.RETARGETED : Change.REMOVED));
    }

    /** Counts, and looks at the heap now and then when it is asked to. */
    private static final class Tally implements ChangeSink {
        private final long every;
        private long added;
        private long removed;
        private long retargeted;
        private long digest;
        private long heap;

        Tally(long every) {
            this.every = every;
        }

        @Override
        public void added(MappingRow row, Change change) {
            added++;
            retargeted += change == Change.RETARGETED ? 1 : 0;
            take(row, change, 31);
        }

        @Override
        public void removed(MappingRow row, Change change) {
            removed++;
            take(row, change, 37);
        }

        @Override
        public void ambiguous(MappingRow row) {
            throw new IllegalStateException("The generated snapshots have one destination a source, not so " + row);
        }

        private void take(MappingRow row, Change change, long factor) {
            digest += factor * (row.source() + '\n' + row.destination() + '\n' + change.label()).hashCode();
            if (every > 0 && (added + removed) % every == 0) {
                System.gc();
                heap = Math.max(
                        heap,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }
    }
}
