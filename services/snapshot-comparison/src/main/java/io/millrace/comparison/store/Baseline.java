package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;

import java.util.Optional;

/**
 * The snapshot that the next one is compared with, for a person who must choose another because the last published one is
 * lost or lies in the future. As when a run is opened again, the person's word goes into the ledger itself, by the
 * conditional write with which comparisons move it: it works while the lane stands still, and who may merely send events
 * cannot do it.
 */
public final class Baseline {
    private final String dataset;
    private final Watermarks watermarks;
    private final Holds holds;

    /** The baseline of a dataset. */
    public Baseline(String dataset, Watermarks watermarks, Holds holds) {
        this.dataset = dataset;
        this.watermarks = watermarks;
        this.holds = holds;
    }

    /**
     * What choosing another one did.
     *
     * @param before the baseline until then
     * @param now the baseline from now on
     * @param dropped a difference from the former one which waited for a person; the next comparison decides anew
     */
    public record Change(Optional<SnapshotRef> before, Optional<SnapshotRef> now, Optional<Hold> dropped) {

        /** What the next comparison will do, for the person who chose. */
        public String nextComparison() {
            if (before.equals(now)) {
                return "Nothing was changed: "
                        + now.map(same -> compared(same) + " already.").orElse("the next snapshot is published whole.");
            }
            if (now.isEmpty()) {
                return "The next snapshot is published whole, as additions alone. What was published before and is gone"
                        + " by then is in no deletion batch: delete it downstream by hand.";
            }
            SnapshotRef to = now.get();
            return before.map(from -> compared(to) + ", no longer with " + from.snapshot() + ". " + between(from, to))
                    .orElse(compared(to) + ". None was published before: what it holds is taken for known downstream.");
        }

        private static String compared(SnapshotRef snapshot) {
            return "The next snapshot is compared with " + snapshot.snapshot() + " (" + snapshot.rows() + " rows)";
        }

        private static String between(SnapshotRef from, SnapshotRef to) {
            return to.snapshot().compareTo(from.snapshot()) < 0
                    ? "What was published since then comes once more, as far as it still holds. A mapping that came since"
                            + " then and is gone by the next snapshot is in no deletion batch: delete it downstream by"
                            + " hand."
                    : "What differs between these two is in no batch: bring it downstream by hand, or choose an older"
                            + " snapshot.";
        }
    }

    /** What the next snapshot is compared with; empty when it is published whole. */
    public Optional<SnapshotRef> current() {
        return watermarks.published(dataset);
    }

    /**
     * Makes the next snapshot be compared with this one.
     *
     * @param snapshot found to be usable by {@link SnapshotFolder#usable}; empty for none, as before the first run
     * @param abandonBatch whether a batch may be given up whose run failed while it was being published
     * @throws io.millrace.platform.stage.StageFailureException when a comparison is under way
     */
    public Change set(Optional<SnapshotRef> snapshot, boolean abandonBatch) {
        Optional<Hold> held = holds.find(dataset);
        Optional<SnapshotRef> before = watermarks.rebase(dataset, snapshot, abandonBatch);
        if (before.equals(snapshot)) {
            return new Change(before, snapshot, Optional.empty());
        }
        held.ifPresent(hold -> holds.forget(dataset, hold.holdId()));
        return new Change(before, snapshot, held);
    }

    /** What a failure tells a person to do when no snapshot can be compared with the last published one. */
    public static String chooseAnother(String dataset) {
        String which = " --dataset " + dataset;
        return "Choose another one to compare with: millrace snapshots list" + which
                + " shows what there is, millrace snapshots rebase <snapshot>" + which
                + " chooses one and says what the next comparison will do.";
    }
}
