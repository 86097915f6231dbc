package io.millrace.jobs.stream.unsent;

import java.util.List;

/**
 * What is known of a change of a key.
 *
 * @param lsn its place
 * @param order its place, too
 * @param absent columns that it did not carry
 * @param sent the only columns that it is known to have carried; {@code null} for all but the absent ones
 */
record Entry(long lsn, long order, State state, List<String> absent, List<String> sent) {

    /** Where it is. */
    enum State {
        /** In the table. */
        STORED,
        /** On its way there. */
        PASSING,
        /** In quarantine, among the dead letters, or on the way there. */
        ASIDE
    }

    boolean isAt(Entry other) {
        return lsn == other.lsn && order == other.order;
    }
}
