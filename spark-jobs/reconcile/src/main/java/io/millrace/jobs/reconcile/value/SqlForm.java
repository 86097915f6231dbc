package io.millrace.jobs.reconcile.value;

import io.millrace.config.tables.ColumnType;

/**
 * A value as SQL makes it: what the lake must hold.
 *
 * @param sql a value of the SQL type that belongs to the column's type: text, bigint, float8, numeric, boolean, date, timestamp
 * @param exactWhen condition under which it is exactly what the lake must hold; {@code null} when it always is
 * @param type the column's type so far
 */
public record SqlForm(String sql, String exactWhen, ColumnType type) {
    /** A form that is always exact. */
    static SqlForm of(String sql, ColumnType type) {
        return new SqlForm(sql, null, type);
    }

    /** The form after one more step. */
    SqlForm then(String next, ColumnType nextType) {
        return new SqlForm(next, exactWhen, nextType);
    }

    /** The form after one more step that is exact under a condition. */
    SqlForm then(String next, String condition, ColumnType nextType) {
        return new SqlForm(
                next, exactWhen == null ? condition : "(" + exactWhen + ") and (" + condition + ")", nextType);
    }

    /** SQL of the text that {@link Canonical#of} gives. */
    public String canonical() {
        String value = "(" + sql + ")";
        return switch (type.kind()) {
            case STRING -> sql;
            case INTEGER, LONG, BOOLEAN, DECIMAL -> value + "::text";
            case DOUBLE ->
                "case when " + value + " = 'NaN' then '" + Canonical.NAN + "' else encode(float8send(" + value
                        + " + 0.0::float8), 'hex') end";
            case DATE -> SourceKind.DATE.raw(value);
            case TIMESTAMP -> SourceKind.TIMESTAMP.raw(value);
        };
    }
}
