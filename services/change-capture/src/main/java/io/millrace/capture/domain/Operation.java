package io.millrace.capture.domain;

import java.util.Locale;

/** What happened to a row. */
public enum Operation {
    LOAD,
    INSERT,
    UPDATE,
    DELETE;

    private final String title = name().toLowerCase(Locale.ROOT);

    /** The name in the envelope. */
    public String title() {
        return title;
    }
}
