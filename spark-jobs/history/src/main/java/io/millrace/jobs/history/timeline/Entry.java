package io.millrace.jobs.history.timeline;

/** Names of what an entry of a key's timeline has beside the table's columns, and what may become of it. */
public final class Entry {
    /** Where the entry comes from; of two at one place the lower stays. */
    public static final String RANK = "__rank";

    /** The number of a stored row's file. */
    public static final String FILE = "__file";

    /** The row's place in its file. */
    public static final String ROW = "__row";

    /** Which of NEW, FOLDED, SUPERSEDED, REWRITTEN, RESTORED, REMOVED, KEPT or HINT became of it. */
    public static final String FATE = "__fate";

    /** How many changes of the batch were dropped since they are this one. */
    public static final String DUPLICATES = "__duplicates";

    /** Whether the key has a change in the batch that is older than what is stored, so that all of its rows must be read. */
    public static final String LATE = "__late";

    /** Whether a stored row was current before. */
    public static final String WAS_CURRENT = "__was_current";

    /** Before the name of a column that may be filled: its value before. */
    public static final String WAS = "__was_";

    /** A change of the batch that is a row now. */
    public static final String NEW = "new";

    /** A delete of the batch that the row before it remembers. */
    public static final String FOLDED = "folded";

    /** A change of the batch that a later one replaced. */
    public static final String SUPERSEDED = "superseded";

    /** A stored row that changes. */
    public static final String REWRITTEN = "rewritten";

    /** A delete that a row remembered, until another delete came between them: a row now. */
    public static final String RESTORED = "restored";

    /** A stored row that goes. */
    public static final String REMOVED = "removed";

    /** A stored row that stays as it is. */
    public static final String KEPT = "kept";

    /** No row: what a stored row remembers of another change. */
    public static final String HINT = "hint";

    static final String AT = "__at";
    static final String CARRIES = "__carries";

    static final int STORED = 0;
    static final int STORED_DELETE = 1;
    static final int STORED_SOURCE = 2;
    static final int INCOMING = 3;

    private Entry() {}
}
