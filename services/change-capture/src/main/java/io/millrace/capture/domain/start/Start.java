package io.millrace.capture.domain.start;

import io.millrace.config.Problem;

/** How capture starts. */
public sealed interface Start {
    /**
     * With a load of all tables.
     *
     * @param dropSlot a slot of an earlier load goes first, so that load and changes meet without a gap
     */
    record Load(boolean dropSlot) implements Start {}

    /** With the changes that were committed after {@code lsn}. */
    record Resume(long lsn) implements Start {}

    /**
     * Not at all.
     *
     * @param mayPass it is worth looking again soon
     */
    record Refuse(Problem problem, boolean mayPass) implements Start {}
}
