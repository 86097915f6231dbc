package io.millrace.events;

import java.util.List;

/** An event that cannot be accepted, and every reason for it. Trying again cannot help: it is poison. */
public final class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of poison. */
    public enum Reason {
        /** A required CloudEvents attribute is missing or malformed. */
        NOT_A_CLOUDEVENT,
        /** Its time is ahead of the clock of who reads it. */
        AHEAD_OF_TIME,
        /** No such event, or not on this topic. */
        UNKNOWN_TYPE,
        /** A schema version that this release does not read. */
        WRONG_SCHEMA_VERSION,
        /** The payload is not JSON, or not of the event's shape. */
        NOT_JSON,
        /** The payload breaks the event's rules. */
        NOT_VALID
    }

    private final Reason reason;
    private final transient List<String> violations;

    /** With all violations found, never just the first. */
    public InvalidEventException(Reason reason, List<String> violations) {
        super(reason + ": " + String.join("; ", violations));
        this.reason = reason;
        this.violations = List.copyOf(violations);
    }

    /** With one violation. */
    public InvalidEventException(Reason reason, String violation) {
        this(reason, List.of(violation));
    }

    /** What kind of poison it is. */
    public Reason reason() {
        return reason;
    }

    /** Each thing that is wrong, naming the attribute or property. */
    public List<String> violations() {
        return violations;
    }
}
