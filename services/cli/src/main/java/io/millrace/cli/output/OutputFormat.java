package io.millrace.cli.output;

import java.util.Locale;

/** How a list is printed. */
public enum OutputFormat {
    /** For people. */
    TABLE,
    /** For programs: one JSON document. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
