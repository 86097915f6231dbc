package io.millrace.bucketing.store;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.stage.StageWaitsException;

import java.util.Map;
import java.util.Optional;

/** Notes of the runs, as checkpoints {@code bucketing/{causeId}}: they outlast the service. */
public final class NoteBook {
    private static final String PREFIX = "bucketing/";

    private final CheckpointStore checkpoints;

    /** Notes kept in the checkpoints. */
    public NoteBook(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** A run's notes. */
    public Optional<RunNotes> find(String causeId) {
        return checkpoints.find(PREFIX + causeId).map(read -> RunNotes.of(read.values()));
    }

    /**
     * Keeps notes in the place of others.
     *
     * @param before what they follow; empty for the first
     * @throws StageWaitsException when another process wrote since
     */
    public RunNotes keep(String causeId, Optional<RunNotes> before, RunNotes notes) {
        String key = PREFIX + causeId;
        Map<String, String> values = notes.values();
        Optional<Checkpoint> read = checkpoints.find(key);
        boolean isLast = read.map(Checkpoint::values).equals(before.map(RunNotes::values));
        boolean kept = isLast
                && read.map(last -> checkpoints.replace(last, values)).orElseGet(() -> checkpoints.create(key, values));
        if (!kept) {
            throw new StageWaitsException("Another process carries the run of " + causeId + " on");
        }
        return notes;
    }
}
