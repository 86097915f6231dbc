package io.millrace.config.tables;

/** What a column does that the configuration does not know. */
public enum OnSchemaChange {
    /** New nullable columns are added to the table; any other change holds it. */
    EVOLVE,
    /** Any change holds the table until a person decides. */
    HOLD
}
