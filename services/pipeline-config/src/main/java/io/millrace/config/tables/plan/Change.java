package io.millrace.config.tables.plan;

import java.util.List;

/**
 * One change.
 *
 * @param table the table; {@code null} for settings of the whole pipeline
 * @param name the column's, rule's, transform's, check's or setting's name; the table's own for a table
 * @param differences what is other than before; empty when it was added or removed
 * @param meaning what it does to stored data, for people
 */
public record Change(
        String table,
        Subject subject,
        String name,
        Action action,
        List<Difference> differences,
        Effect effect,
        String meaning) {
    /** Keeps a copy of the differences. */
    public Change {
        differences = List.copyOf(differences);
    }

    /** What changes. */
    public enum Subject {
        /** A setting of the pipeline, or of its Kafka or source. */
        SETTING,
        /** A table as a whole. */
        TABLE,
        /** How a table is kept. */
        OPTION,
        /** A column as it arrives. */
        COLUMN,
        /** A rule. */
        RULE,
        /** A transform. */
        TRANSFORM,
        /** A check. */
        CHECK,
        /** A foreign key or an index. */
        REFERENCE
    }

    /** How it changes. */
    public enum Action {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It is other than before. */
        CHANGED
    }

    /** A value before and after; {@code null} where it did not stand. */
    public record Difference(String field, String before, String after) {
        @Override
        public String toString() {
            return "%s: %s → %s".formatted(field, before == null ? "none" : before, after == null ? "none" : after);
        }
    }
}
