package io.millrace.platform.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row's values, by position from 0: null, {@link Boolean}, {@link Long} for every whole number, {@link Double},
 * {@link BigDecimal}, and the engine's text for all else.
 */
public record SqlRow(List<Object> values) {
    /** Copies the values; null is one. */
    public SqlRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A value, as it came. */
    public Object value(int column) {
        return values.get(column);
    }

    /** A whole number. */
    public long number(int column) {
        Object value = values.get(column);
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof BigDecimal number) {
            return number.longValueExact();
        }
        throw new IllegalStateException("Column " + column + " of a result holds no whole number but "
                + (value == null ? "null" : value.getClass().getSimpleName()));
    }

    /** The value as text; null for null. */
    public String text(int column) {
        Object value = values.get(column);
        return value == null ? null : value.toString();
    }
}
