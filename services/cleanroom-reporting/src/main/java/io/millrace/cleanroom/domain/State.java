package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.room.Answer;

/** Whether something is so. */
public enum State {
    /** It is. */
    YES("Yes", "true"),
    /** Nobody could be asked. */
    UNKNOWN("Unknown", "unknown"),
    /** It is not. */
    NO("No", "false");

    private final String label;
    private final String key;

    State(String label, String key) {
        this.label = label;
        this.key = key;
    }

    /** As it stands in the CSV files and on the page. */
    public String label() {
        return label;
    }

    /** As a key, for example in style sheets. */
    public String key() {
        return key;
    }

    /** Of an answer that is yes or no. */
    public static State of(Answer<Boolean> answer) {
        if (!answer.known()) {
            return UNKNOWN;
        }
        return answer.value() ? YES : NO;
    }

    /** Of something that is known. */
    public static State of(boolean so) {
        return so ? YES : NO;
    }
}
