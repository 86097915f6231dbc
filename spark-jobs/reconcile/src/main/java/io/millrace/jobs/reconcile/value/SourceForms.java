package io.millrace.jobs.reconcile.value;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.ColumnType;

import java.util.Optional;

/**
 * What a column of PostgreSQL becomes as a value of its declared type, in SQL. Where SQL cannot say it exactly there is no form, and
 * where it can for some values only the form says for which: all others are computed in Java.
 */
public final class SourceForms {
    /** Decimals of so many digits go through a double unharmed. */
    private static final int DIGITS_OF_DOUBLE = 15;

    private static final String FOUR_DIGIT_YEARS = "%1$s between '0001-01-01' and '9999-12-31'";
    private static final String ISO = "to_char(%s, 'YYYY-MM-DD\"T\"HH24:MI:SS.US')";

    private SourceForms() {}

    /**
     * The form, if there is one.
     *
     * @param column SQL of the column
     * @param precision of a constrained {@code numeric}; 0 otherwise
     */
    public static Optional<SqlForm> of(
            String column, SourceKind kind, int precision, TypeProfile profile, ColumnType type) {
        SqlForm form =
                switch (type.kind()) {
                    case STRING -> text(column, kind, profile, type);
                    case INTEGER, LONG -> whole(column, kind, type);
                    case DOUBLE -> real(column, kind, precision, type);
                    case DECIMAL -> exact(column, kind, precision, profile, type);
                    case BOOLEAN -> kind == SourceKind.BOOLEAN ? SqlForm.of(column, type) : null;
                    case DATE -> kind == SourceKind.DATE ? SqlForm.of(column, type) : null;
                    case TIMESTAMP -> moment(column, kind, type);
                };
        return Optional.ofNullable(form);
    }

    private static SqlForm text(String column, SourceKind kind, TypeProfile profile, ColumnType type) {
        return switch (kind) {
            case BOOLEAN, INTEGER, TEXT, PADDED, BYTES -> SqlForm.of(kind.raw(column), type);
            case DECIMAL -> profile == TypeProfile.EXACT ? SqlForm.of(kind.raw(column), type) : null;
            case DATE -> new SqlForm("to_char(" + column + ", 'YYYY-MM-DD')", FOUR_DIGIT_YEARS.formatted(column), type);
            case TIME -> SqlForm.of("to_char(" + column + ", 'HH24:MI:SS.US')", type);
            case TIMESTAMP -> new SqlForm(ISO.formatted(column), FOUR_DIGIT_YEARS.formatted(column), type);
            case TIMESTAMP_TZ ->
                new SqlForm(
                        ISO.formatted(column + " at time zone 'UTC'") + " || 'Z'",
                        FOUR_DIGIT_YEARS.formatted("(" + column + " at time zone 'UTC')"),
                        type);
            case FLOAT4, FLOAT8, OTHER -> null;
        };
    }

    private static SqlForm whole(String column, SourceKind kind, ColumnType type) {
        return switch (kind) {
            case INTEGER -> SqlForm.of(column + "::bigint", type);
            case DECIMAL ->
                new SqlForm(column + "::bigint", "%1$s = trunc(%1$s) and abs(%1$s) < 1e15".formatted(column), type);
            default -> null;
        };
    }

    private static SqlForm real(String column, SourceKind kind, int precision, ColumnType type) {
        String cast = column + "::float8";
        return switch (kind) {
            case INTEGER, FLOAT8 -> SqlForm.of(cast, type);
            case DECIMAL ->
                precision > 0 && precision <= 300
                        ? SqlForm.of(cast, type)
                        : new SqlForm(cast, "%1$s = 0 or abs(%1$s) between 1e-300 and 1e300".formatted(column), type);
            // and of a real the shortest text is written, which is not the same in SQL and in every JDK
            default -> null;
        };
    }

    private static SqlForm exact(String column, SourceKind kind, int precision, TypeProfile profile, ColumnType type) {
        boolean unharmed = profile == TypeProfile.EXACT || (precision > 0 && precision <= DIGITS_OF_DOUBLE);
        if (kind != SourceKind.INTEGER && (kind != SourceKind.DECIMAL || !unharmed)) {
            return null;
        }
        return new SqlForm(
                "%s::numeric(%d,%d)".formatted(column, type.precision(), type.scale()),
                "%1$s = round(%1$s::numeric, %2$d) and abs(%1$s::numeric) < 1e%3$d"
                        .formatted(column, type.scale(), type.precision() - type.scale()),
                type);
    }

    private static SqlForm moment(String column, SourceKind kind, ColumnType type) {
        return switch (kind) {
            case TIMESTAMP -> SqlForm.of(column, type);
            case TIMESTAMP_TZ -> SqlForm.of(column + " at time zone 'UTC'", type);
            default -> null;
        };
    }
}
