package io.millrace.alerting.domain;

import java.util.Locale;

/** What people are told about. */
public enum AlertKind {
    /** A mapping run found nothing usable. */
    SOURCE_EMPTY,
    /** Mappings were deleted. */
    DELETIONS,
    /** A mass deletion waits for a person. */
    DELETIONS_HELD,
    /** A stage gave up, or works again. */
    STAGE_FAILED,
    /** An event could not be handled and was put aside. */
    DEAD_LETTER;

    /** As in the settings, for example {@code source-empty}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
