package io.millrace.jobs.reconcile.value;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.reconcile.value.EnvelopeValue.Form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Reads a written value as its column's declared type, as the stream does: exactly, or not at all. */
public final class DeclaredValue {
    /** Stands for a value that does not fit its type: the stream rejects the row. */
    public static final Object UNFIT = new Object();

    private static final int LARGEST_SCALE = 1000;

    private DeclaredValue() {}

    /** The value in the Java types that {@link io.millrace.jobs.quality.value.TypedValue} names, or {@link #UNFIT}. */
    public static Object of(EnvelopeValue written, ColumnType type) {
        try {
            return switch (type.kind()) {
                case STRING -> written.text();
                case INTEGER -> number(written).intValueExact();
                case LONG -> number(written).longValueExact();
                case DOUBLE -> real(written);
                case DECIMAL -> exact(number(written).stripTrailingZeros(), type);
                case BOOLEAN -> truth(written);
                case DATE -> written.form() == Form.STRING ? LocalDate.parse(written.text()) : UNFIT;
                case TIMESTAMP -> written.form() == Form.STRING ? moment(written.text()) : UNFIT;
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeException doesNotFit) {
            return UNFIT;
        }
    }

    private static BigDecimal number(EnvelopeValue written) {
        if (written.form() == Form.BOOLEAN) {
            throw new NumberFormatException("a truth value");
        }
        BigDecimal number = new BigDecimal(written.text());
        if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
            throw new ArithmeticException("too large or too small");
        }
        return number;
    }

    private static Object real(EnvelopeValue written) {
        return switch (written.text()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                number(written);
                double value = Double.parseDouble(written.text());
                yield Double.isInfinite(value) ? UNFIT : (Object) value;
            }
        };
    }

    private static Object exact(BigDecimal number, ColumnType type) {
        boolean fits = number.scale() <= type.scale()
                && number.precision() - number.scale() <= type.precision() - type.scale();
        return fits ? number.setScale(type.scale()) : UNFIT;
    }

    private static Object truth(EnvelopeValue written) {
        if (written.form() == Form.NUMBER) {
            return UNFIT;
        }
        return switch (written.text().toLowerCase(Locale.ROOT)) {
            case "true", "t" -> true;
            case "false", "f" -> false;
            default -> UNFIT;
        };
    }

    private static Instant moment(String text) {
        String iso = text.indexOf('T') < 0 ? text.replaceFirst(" ", "T") : text;
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
        Instant moment = zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        if (!moment.truncatedTo(ChronoUnit.MICROS).equals(moment)) {
            throw new DateTimeException("finer than a microsecond");
        }
        return moment;
    }
}
