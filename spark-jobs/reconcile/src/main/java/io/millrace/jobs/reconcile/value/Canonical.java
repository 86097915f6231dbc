package io.millrace.jobs.reconcile.value;

import io.millrace.config.tables.ColumnType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * The one text of a value, by its column's type after transforms: texts as they are, whole numbers and decimals (with their scale) as
 * digits, doubles as the hexadecimal digits of their bits (0 for −0, {@code nan} for every NaN), dates as days and moments as
 * microseconds since 1970. {@link SqlForm#canonical} is the same in SQL.
 */
public final class Canonical {
    static final String NAN = "nan";
    private static final long MICROS = 1_000_000;

    private Canonical() {}

    /**
     * The text.
     *
     * @param value of the type that {@link io.millrace.jobs.quality.value.TypedValue} names; dates may be a number of days and moments a
     *     number of microseconds; {@code null} stays
     */
    public static String of(Object value, ColumnType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case STRING, INTEGER, LONG, BOOLEAN -> value.toString();
            case DOUBLE -> bits((Double) value);
            case DECIMAL -> ((BigDecimal) value).setScale(type.scale()).toPlainString();
            case DATE -> value instanceof LocalDate day ? Long.toString(day.toEpochDay()) : value.toString();
            case TIMESTAMP -> value instanceof Instant moment ? Long.toString(micros(moment)) : value.toString();
        };
    }

    /** The value of a text. */
    public static Object parse(String canonical, ColumnType type) {
        return switch (type.kind()) {
            case STRING -> canonical;
            case INTEGER -> Integer.valueOf(canonical);
            case LONG -> Long.valueOf(canonical);
            case DOUBLE ->
                canonical.equals(NAN)
                        ? (Double) Double.NaN
                        : (Double) Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(canonical));
            case DECIMAL -> new BigDecimal(canonical);
            case BOOLEAN -> Boolean.valueOf(canonical);
            case DATE -> LocalDate.ofEpochDay(Long.parseLong(canonical));
            case TIMESTAMP -> instant(canonical);
        };
    }

    /** The text for people. */
    public static String show(String canonical, ColumnType type) {
        return type.kind() == ColumnType.Kind.DECIMAL
                ? canonical
                : parse(canonical, type).toString();
    }

    private static Instant instant(String micros) {
        long value = Long.parseLong(micros);
        return Instant.ofEpochSecond(Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * 1000);
    }

    private static long micros(Instant moment) {
        return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), MICROS), moment.getNano() / 1000);
    }

    private static String bits(double value) {
        return Double.isNaN(value) ? NAN : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value + 0.0));
    }
}
