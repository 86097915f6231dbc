package io.millrace.alerting.domain;

import java.util.Locale;

/** What people are told about. */
public enum AlertKind {
    /** A mapping run found nothing usable. */
    SOURCE_EMPTY,
    /** Mappings were deleted. */
    DELETIONS,
    /** Sources stand with more than one destination. */
    AMBIGUOUS_SOURCES,
    /** A mass deletion waits for a person. */
    DELETIONS_HELD,
    /** The schema of a table has changed, and the catalog has followed or a person must decide. */
    SCHEMA_DRIFTED,
    /** Messages for a streamed table could not be read. */
    MESSAGES_REJECTED,
    /** Rows of a streamed table were set aside. */
    ROWS_QUARANTINED,
    /** Metrics of a streamed table missed their thresholds. */
    QUALITY_BREACHED,
    /** Change capture is behind its database. */
    REPLICATION_LAGGING,
    /** Lake and source differ about a table. */
    TABLE_DIVERGED,
    /** A stage gave up. */
    STAGE_FAILED,
    /** A stage that had given up works again. */
    STAGE_RECOVERED,
    /** An event could not be handled and was put aside. */
    DEAD_LETTER;

    /** As in the names of settings and templates, for example {@code source-empty}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind whose channels and recipients this one shares: who was told of a failure is told of its end, who is told of
     * deleted mappings is told of ambiguous ones.
     */
    public AlertKind routedAs() {
        return switch (this) {
            case STAGE_RECOVERED -> STAGE_FAILED;
            case AMBIGUOUS_SOURCES -> DELETIONS;
            default -> this;
        };
    }
}
