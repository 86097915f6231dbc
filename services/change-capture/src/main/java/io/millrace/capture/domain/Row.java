package io.millrace.capture.domain;

import io.millrace.capture.domain.values.Column;

import java.util.List;

/**
 * Values by column.
 *
 * @param values one for each column, in their order; {@link #UNCHANGED} where the database sent none
 */
public record Row(List<Column> columns, List<?> values) {
    /** Stands for a large value that an update left as it was: PostgreSQL does not send it. */
    public static final Object UNCHANGED = new Object() {
        @Override
        public String toString() {
            return "unchanged";
        }
    };
}
