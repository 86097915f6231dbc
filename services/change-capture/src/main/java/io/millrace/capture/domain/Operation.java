package io.millrace.capture.domain;

import java.util.Locale;

/** What happened to a row. */
public enum Operation {
    LOAD,
    INSERT,
    UPDATE,
    DELETE;

    /** The name in the envelope. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
