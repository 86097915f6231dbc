package io.millrace.config.tables.plan;

/** What a change does to a table that has rows. */
public enum Effect {
    /** Nothing that is stored or comes is touched. */
    NONE,
    /** Rows that come from now on are handled the new way; stored ones stay as they are. */
    FROM_NOW_ON,
    /** The table gets the new columns by itself. */
    EVOLVES,
    /** The table is held until a person decides. */
    HELD,
    /** Something begins empty or is read from the start. */
    STARTS_ANEW,
    /** What is stored stays where it is, and nothing comes any more. */
    ENDS
}
