package io.millrace.bucketed.store;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.stage.StageWaitsException;

import java.util.Map;
import java.util.Optional;

/**
 * Lets one run at a time make the tables of a dataset, across all processes. A turn ends with its run; a run whose process
 * died keeps it until it is carried on.
 */
public final class Turns {
    private static final String RUN = "run";

    private final CheckpointStore checkpoints;
    private final RunLedger ledger;
    private final String prefix;

    /**
     * Turns kept in the checkpoints.
     *
     * @param stage whose runs take turns
     */
    public Turns(CheckpointStore checkpoints, RunLedger ledger, String stage) {
        this.checkpoints = checkpoints;
        this.ledger = ledger;
        this.prefix = stage + "/turn/";
    }

    /**
     * Takes the turn, or goes on with it.
     *
     * @throws StageWaitsException while another unfinished run has it
     */
    public void take(String dataset, Run run) {
        while (true) {
            Optional<Checkpoint> turn = checkpoints.find(prefix + dataset);
            String holder = turn.map(read -> read.values().get(RUN)).orElse(run.id());
            if (turn.isPresent() && holder.equals(run.id())) {
                return;
            }
            if (!holder.equals(run.id()) && isOpen(holder)) {
                throw new StageWaitsException("Run " + holder + " makes the tables of " + dataset);
            }
            Map<String, String> mine = Map.of(RUN, run.id());
            boolean taken = turn.map(read -> checkpoints.replace(read, mine))
                    .orElseGet(() -> checkpoints.create(prefix + dataset, mine));
            if (taken) {
                return;
            }
        }
    }

    /** Whether the run still has the turn. */
    public boolean has(String dataset, Run run) {
        return checkpoints
                .find(prefix + dataset)
                .map(read -> read.values().get(RUN))
                .filter(run.id()::equals)
                .isPresent();
    }

    private boolean isOpen(String runId) {
        return ledger.find(runId).filter(run -> run.state() == RunState.OPEN).isPresent();
    }
}
