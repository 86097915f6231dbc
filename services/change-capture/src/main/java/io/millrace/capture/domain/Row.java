package io.millrace.capture.domain;

import io.millrace.capture.domain.values.Column;

import java.util.ArrayList;
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

    /** The same, but the value at that place stands there as one that was not sent. */
    Row without(int place) {
        List<Object> rest = new ArrayList<>(values);
        rest.set(place, UNCHANGED);
        return new Row(columns, rest);
    }
}
