package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.value.Moments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Conversions into each type; they throw ArithmeticException, NumberFormatException or DateTimeException where a value does not fit. */
enum Conversion {
    TO_STRING(Kind.STRING, Kind.INTEGER, Kind.LONG, Kind.DECIMAL, Kind.BOOLEAN, Kind.DATE) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        }
    },
    TO_INTEGER(Kind.INTEGER, Kind.STRING, Kind.LONG, Kind.DOUBLE, Kind.DECIMAL) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return Numbers.whole(value).intValueExact();
        }
    },
    TO_LONG(Kind.LONG, Kind.STRING, Kind.INTEGER, Kind.DOUBLE, Kind.DECIMAL) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return Numbers.whole(value).longValueExact();
        }
    },
    TO_DOUBLE(Kind.DOUBLE, Kind.STRING, Kind.INTEGER, Kind.LONG, Kind.DECIMAL) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return Numbers.nearestDouble(value);
        }
    },
    TO_DECIMAL(Kind.DECIMAL, Kind.STRING, Kind.INTEGER, Kind.LONG, Kind.DOUBLE) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return Numbers.decimal(value, precision, scale);
        }
    },
    TO_BOOLEAN(Kind.BOOLEAN, Kind.STRING) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return switch (value.toString().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new NumberFormatException("neither true nor false");
            };
        }
    },
    TO_DATE(Kind.DATE, Kind.STRING) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return value instanceof String text ? LocalDate.parse(text) : value;
        }
    },
    TO_TIMESTAMP(Kind.TIMESTAMP, Kind.STRING) {
        @Override
        Object convert(Object value, int precision, int scale) {
            return value instanceof String text ? Moments.parse(text) : value;
        }
    };

    private final Kind target;

    @SuppressWarnings("ImmutableEnumChecker") // made once, read only
    private final Set<Kind> sources;

    Conversion(Kind target, Kind... others) {
        this.target = target;
        this.sources = EnumSet.of(target, others);
    }

    abstract Object convert(Object value, int precision, int scale);

    Kind target() {
        return target;
    }

    static Conversion between(Kind from, Kind to) {
        for (Conversion conversion : values()) {
            if (conversion.target == to && conversion.sources.contains(from)) {
                return conversion;
            }
        }
        return null;
    }
}
