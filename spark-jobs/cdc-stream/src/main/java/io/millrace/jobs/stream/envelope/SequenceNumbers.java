package io.millrace.jobs.stream.envelope;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Puts values in the order of whole numbers: a &lt; b exactly when the number of a is less than the number of b. */
final class SequenceNumbers {
    private SequenceNumbers() {}

    /**
     * The value's number; {@code null} when it has none: null, text that is neither a moment nor a whole number, a decimal
     * with more digits than 64 bits hold.
     */
    static Long of(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Instant moment) {
            return Moments.micros(moment);
        }
        if (value instanceof LocalDate day) {
            return day.toEpochDay();
        }
        if (value instanceof Double real) {
            return real.isNaN() ? null : (Long) ofReal(real);
        }
        if (value instanceof BigDecimal exact) {
            return exact.unscaledValue().bitLength() < Long.SIZE
                    ? (Long) exact.unscaledValue().longValue()
                    : null;
        }
        return value instanceof String text ? ofText(text) : null;
    }

    private static long ofReal(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static Long ofText(String text) {
        Instant moment = Moments.parse(text);
        if (moment != null) {
            return Moments.micros(moment);
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException neither) {
            return null;
        }
    }
}
