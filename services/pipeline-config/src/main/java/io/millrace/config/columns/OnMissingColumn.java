package io.millrace.config.columns;

import java.util.Locale;

/** What happens to a column that the mapping names and the source lacks. */
public enum OnMissingColumn {
    /** Nothing is written. */
    FAIL,
    /** The table is written without the column, and the result says so. The key is never skipped. */
    SKIP_COLUMN;

    /** The name in settings, for example {@code skip-column}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
