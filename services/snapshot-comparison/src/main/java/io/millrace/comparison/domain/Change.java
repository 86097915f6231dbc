package io.millrace.comparison.domain;

import java.util.Locale;

/** What happened to a mapping between two snapshots. */
public enum Change {
    /** It is new. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** Its source has another destination now: it stands in both batches. */
    RETARGETED;

    /** As it stands in the files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
