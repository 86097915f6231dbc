package io.millrace.jobs.quality.value;

import io.millrace.config.tables.ColumnType;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A value of a configuration file as a value of its column's type: exactly, or not at all. The types are {@code String},
 * {@code Integer}, {@code Long}, {@code Double}, {@code BigDecimal} with the column's scale, {@code Boolean},
 * {@code LocalDate} and {@code Instant}; rows in plain Java have the same.
 */
public final class TypedValue {
    private TypedValue() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException whose message says what is wrong, to stand after "because"
     */
    public static Object of(Object written, ColumnType type) {
        try {
            return switch (type.kind()) {
                case STRING -> text(written);
                case INTEGER -> number(written).intValueExact();
                case LONG -> number(written).longValueExact();
                case DOUBLE -> number(written).doubleValue();
                case DECIMAL -> decimal(number(written), type);
                case BOOLEAN -> truth(written);
                case DATE -> LocalDate.parse(text(written));
                case TIMESTAMP -> Moments.parse(text(written));
            };
        } catch (ArithmeticException | DateTimeException e) {
            throw new IllegalArgumentException("%s is no %s".formatted(written, Columns.title(type)), e);
        }
    }

    /** A number as written. */
    public static BigDecimal number(Object written) {
        if (written instanceof Number) {
            try {
                return new BigDecimal(written.toString());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("%s is no finite number".formatted(written), e);
            }
        }
        throw new IllegalArgumentException("%s is no number".formatted(written));
    }

    private static String text(Object written) {
        if (written instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("%s is no text; put it in quotes".formatted(written));
    }

    private static Boolean truth(Object written) {
        if (written instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("%s is neither true nor false".formatted(written));
    }

    private static BigDecimal decimal(BigDecimal number, ColumnType type) {
        BigDecimal scaled = number.setScale(type.scale());
        if (scaled.precision() > type.precision()) {
            throw new ArithmeticException("too many digits");
        }
        return scaled;
    }
}
