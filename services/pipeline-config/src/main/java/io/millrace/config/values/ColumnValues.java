package io.millrace.config.values;

import io.millrace.config.tables.ColumnType;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Values of a configuration file that columns are compared with, filled with or limited by. */
public final class ColumnValues {
    private ColumnValues() {}

    /**
     * The value as its column's type has it: {@link String}, {@link Boolean}, {@link BigDecimal}, {@link LocalDate},
     * {@link Instant}; empty when it does not fit the type.
     */
    public static Optional<Comparable<?>> of(ColumnType type, Object value) {
        return Optional.ofNullable(
                switch (type.kind()) {
                    case STRING -> value instanceof String text ? text : null;
                    case BOOLEAN -> value instanceof Boolean flag ? flag : null;
                    case INTEGER, LONG, DOUBLE, DECIMAL -> number(type, value);
                    case DATE -> value instanceof String text ? date(text) : null;
                    case TIMESTAMP -> value instanceof String text ? moment(text) : null;
                });
    }

    /** Whether the lower value is above the upper one; both fit the type. */
    public static boolean isAbove(ColumnType type, Object lower, Object upper) {
        Optional<Comparable<?>> low = of(type, lower);
        Optional<Comparable<?>> high = of(type, upper);
        return low.isPresent() && high.isPresent() && compare(low.get(), high.get()) > 0;
    }

    @SuppressWarnings("unchecked")
    private static <T> int compare(Comparable<T> low, Object high) {
        return low.compareTo((T) high);
    }

    private static BigDecimal number(ColumnType type, Object value) {
        if (!(value instanceof Number)) {
            return null;
        }
        BigDecimal number = new BigDecimal(value.toString());
        boolean fits =
                switch (type.kind()) {
                    case INTEGER -> isWhole(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case LONG -> isWhole(number, Long.MIN_VALUE, Long.MAX_VALUE);
                    case DECIMAL -> {
                        BigDecimal stripped = number.stripTrailingZeros();
                        yield stripped.scale() <= type.scale()
                                && stripped.precision() - stripped.scale() <= type.precision() - type.scale();
                    }
                    default -> Double.isFinite(number.doubleValue());
                };
        return fits ? number : null;
    }

    private static boolean isWhole(BigDecimal number, long least, long most) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
