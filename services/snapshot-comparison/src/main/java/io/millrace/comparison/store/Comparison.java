package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotDifference;
import io.millrace.comparison.domain.SnapshotMerge;
import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.domain.SnapshotRows;
import io.millrace.events.mapping.Mapping;

import java.util.List;

/** Two snapshots compared: the numbers, and the rows in temporary files until it is closed. */
public final class Comparison implements AutoCloseable {
    private final SnapshotDifference difference;
    private final DifferenceFiles files;

    private Comparison(SnapshotDifference difference, DifferenceFiles files) {
        this.difference = difference;
        this.files = files;
    }

    /**
     * Compares, and checks both files against their manifests.
     *
     * @param turn with the last published snapshot; without one, on the first run, everything is new
     * @param sampleSize how many of the removed rows to keep at hand
     * @throws io.millrace.platform.stage.StageFailureException when one of them is not what its manifest says
     */
    public static Comparison of(SnapshotFiles snapshots, Turn turn, SnapshotRef current, int sampleSize) {
        DifferenceFiles files = new DifferenceFiles(sampleSize);
        try (VerifiedSnapshot now = snapshots.open(current)) {
            SnapshotDifference difference =
                    turn.previous().isPresent() ? between(snapshots, turn, now, files) : first(now, files);
            now.verify();
            files.finish();
            return new Comparison(difference, files);
        } catch (RuntimeException | Error e) {
            files.close();
            throw e;
        }
    }

    private static SnapshotDifference between(
            SnapshotFiles snapshots, Turn turn, VerifiedSnapshot now, DifferenceFiles files) {
        try (VerifiedSnapshot before = snapshots.openPublished(turn)) {
            SnapshotDifference difference = SnapshotMerge.compare(before.rows(), now.rows(), files);
            before.verify();
            return difference;
        }
    }

    private static SnapshotDifference first(VerifiedSnapshot now, DifferenceFiles files) {
        try (SnapshotRows nothing = SnapshotRows.none()) {
            return SnapshotMerge.compare(nothing, now.rows(), files);
        }
    }

    /** The numbers. */
    public SnapshotDifference difference() {
        return difference;
    }

    /** The first of the removed rows. */
    public List<Mapping> sample() {
        return files.sample();
    }

    /** Writes the difference as a batch: see {@link BatchStore}. */
    public BatchStore.Published publish(BatchStore store, BatchStore.Header header, Runnable beforeManifests) {
        return store.write(header, difference, files, beforeManifests);
    }

    @Override
    public void close() {
        files.close();
    }
}
