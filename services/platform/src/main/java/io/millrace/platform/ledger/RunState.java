package io.millrace.platform.ledger;

/** Where a run stands. */
public enum RunState {
    /** Accepted and not finished: waiting, running, or left behind by a process that died. */
    OPEN,
    /** Its effects are made and its events published. */
    DONE,
    /** Given up; {@code stage-failed} was published. A person may open it again. */
    FAILED
}
