package io.millrace.config.envelope;

import java.util.Locale;

/** What a control message tells. The first five are AWS DMS's, the others ours. */
public enum ControlOperation {
    /** The table is new to the stream. */
    CREATE_TABLE,
    /** The table is gone from the source. */
    DROP_TABLE,
    /** The table has another name. */
    RENAME_TABLE,
    /** All rows went at once. */
    TRUNCATE_TABLE,
    /** Columns are other than before; {@code data} has {@code columns} with name and type. */
    CHANGE_COLUMNS,
    /** A load of the whole table begins; rows that it does not bring are no longer in the source. */
    LOAD_STARTED,
    /** The load that began last is complete; {@code data} has {@code partitions} and {@code undelivered}. */
    LOAD_COMPLETED;

    /** The name in the envelope, for example {@code truncate-table}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
