package io.millrace.platform.reconcile;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** What came of a table in the end. */
public enum Verdict {
    /** Lake and source agree. */
    CONVERGED,
    /** They differ. */
    DIVERGED,
    /** They could not be compared. */
    FAILED;

    /** The word in the document. */
    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
