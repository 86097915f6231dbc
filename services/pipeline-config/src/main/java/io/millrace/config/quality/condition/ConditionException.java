package io.millrace.config.quality.condition;

/** A text that is no condition; the message says what is wrong. */
public final class ConditionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;

    ConditionException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** Where in the text, from 1. */
    public int position() {
        return position;
    }
}
