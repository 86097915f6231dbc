package io.millrace.platform.sql;

import java.time.Duration;

/**
 * A statement to run.
 *
 * @param text without a semicolon at its end
 * @param tag names one try at the work, and is never used for another: the same tag and text is one execution
 * @param timeout for the whole statement, waiting in the engine's queue included
 */
public record SqlStatement(String text, String tag, Duration timeout) {
    private static final int SHOWN = 200;

    /** A statement needs a text, a tag and a time. */
    public SqlStatement {
        if (text.isBlank() || tag.isBlank() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A statement needs a text, a tag and a time-out above zero; tag: " + tag
                    + ", time-out: " + timeout);
        }
    }

    /** The beginning of its text on one line. */
    public String shown() {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
