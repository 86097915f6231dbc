package io.millrace.platform.stage;

import io.millrace.events.Event;
import io.millrace.platform.ledger.Run;

/**
 * What one service does about an event. Run at least once per event, by one process at a time; must be idempotent: the
 * same cause writes the same keys with the same bytes.
 */
public interface Stage {
    /** The service's name, as in the ledger and in {@code stage-failed}. */
    String name();

    /**
     * Handles the event. The events of the result are published afterwards, then the run is recorded as done.
     *
     * @throws StageFailureException when trying again cannot help
     * @throws StageWaitsException when it is not this run's turn yet
     * @throws Exception anything else counts as passing and is tried again a few times
     */
    StageResult run(Event<?> cause, Run run) throws Exception;
}
