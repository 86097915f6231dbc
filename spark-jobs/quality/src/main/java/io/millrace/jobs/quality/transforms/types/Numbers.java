package io.millrace.jobs.quality.transforms.types;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers of any type, exactly; see {@link Conversion}. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?");

    private static final Map<String, Double> NOT_FINITE =
            Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY);

    private Numbers() {}

    static BigDecimal whole(Object value) {
        if (value instanceof String text && !WHOLE.matcher(text).matches()) {
            throw new NumberFormatException("no whole number");
        }
        return of(value);
    }

    static BigDecimal decimal(Object value, int precision, int scale) {
        BigDecimal number = of(value);
        if (number.signum() != 0 && Math.abs((long) number.precision() - number.scale()) > 1000) {
            throw new ArithmeticException("far out of range");
        }
        BigDecimal scaled = number.setScale(scale);
        if (scaled.precision() > precision) {
            throw new ArithmeticException("too many digits");
        }
        return scaled;
    }

    static Double nearestDouble(Object value) {
        if (value instanceof Double already) {
            return already;
        }
        if (value instanceof String text && NOT_FINITE.containsKey(text)) {
            return NOT_FINITE.get(text);
        }
        double nearest = of(value).doubleValue();
        if (Double.isInfinite(nearest)) {
            throw new ArithmeticException("beyond all doubles");
        }
        return nearest;
    }

    private static BigDecimal of(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number); // of what is not finite: NumberFormatException
        }
        String text = value.toString();
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("no number");
        }
        return new BigDecimal(text);
    }
}
