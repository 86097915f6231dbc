package io.millrace.comparison.domain;

import io.millrace.platform.stage.StageFailureException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two sorted snapshots in one pass. Memory holds the destinations of one source, however long the snapshots
 * are.
 */
public final class SnapshotMerge {
    /** More destinations of one source than this are no mapping any more but a broken file. */
    static final int MOST_DESTINATIONS = 10_000;

    private final ChangeSink sink;
    private long added;
    private long removed;
    private long retargeted;
    private long ambiguous;

    private SnapshotMerge(ChangeSink sink) {
        this.sink = sink;
    }

    /**
     * Tells the sink every difference. A source that has one destination in both, but another one, is retargeted; in any
     * other case which of the destinations took the place of which is not guessed.
     */
    public static SnapshotDifference compare(SnapshotRows previous, SnapshotRows current, ChangeSink sink) {
        SnapshotMerge merge = new SnapshotMerge(sink);
        while (previous.hasNext() || current.hasNext()) {
            String source = smaller(previous.peek(), current.peek());
            merge.group(destinations(previous, source), destinations(current, source));
        }
        return new SnapshotDifference(
                previous.rows(), current.rows(), merge.added, merge.removed, merge.retargeted, merge.ambiguous);
    }

    private static String smaller(MappingRow one, MappingRow other) {
        if (one == null) {
            return other.source();
        }
        return other == null || one.source().compareTo(other.source()) <= 0 ? one.source() : other.source();
    }

    private static List<MappingRow> destinations(SnapshotRows rows, String source) {
        List<MappingRow> group = new ArrayList<>(1);
        while (rows.hasNext() && rows.peek().source().equals(source)) {
            if (group.size() == MOST_DESTINATIONS) {
                throw new StageFailureException(
                        "The snapshots cannot be compared",
                        "the source " + source + " has more than " + MOST_DESTINATIONS + " destinations",
                        "Correct its rows in the mapping tables and ask for a new snapshot: millrace sync.");
            }
            group.add(rows.next());
        }
        return group;
    }

    private void group(List<MappingRow> before, List<MappingRow> now) {
        if (now.size() > 1) {
            ambiguous++;
            now.forEach(sink::ambiguous);
        }
        if (before.equals(now)) {
            return;
        }
        boolean other = before.size() == 1 && now.size() == 1;
        if (other) {
            retargeted++;
        }
        Set<MappingRow> old = new HashSet<>(before);
        Set<MappingRow> fresh = new HashSet<>(now);
        for (MappingRow row : now) {
            if (!old.contains(row)) {
                added++;
                sink.added(row, other ? Change.RETARGETED : Change.ADDED);
            }
        }
        for (MappingRow row : before) {
            if (!fresh.contains(row)) {
                removed++;
                sink.removed(row, other ? Change.RETARGETED : Change.REMOVED);
            }
        }
    }
}
