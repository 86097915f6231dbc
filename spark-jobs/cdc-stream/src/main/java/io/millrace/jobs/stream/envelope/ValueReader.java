package io.millrace.jobs.stream.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.config.tables.ColumnType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads one value as its column's type, of either type profile. What does not fit the type exactly does not fit: nothing is
 * rounded, cut or turned into null.
 */
final class ValueReader {
    /** What stands for a value that does not fit. */
    static final Object UNFIT = new Object();

    private static final int LARGEST_SCALE = 1000;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private ValueReader() {}

    /** The value at which the parser stands; the parser is at its end afterwards. */
    static Object read(StreamColumn column, JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isStructStart()) {
            String text = json.readValueAsTree().toString();
            return column.kind() == ColumnType.Kind.STRING ? text : UNFIT;
        }
        String text = json.getText();
        return switch (column.kind()) {
            case STRING -> text;
            case INTEGER -> {
                Object number = whole(text, token);
                yield number instanceof Long wide && wide == wide.intValue() ? (Object) wide.intValue() : UNFIT;
            }
            case LONG -> whole(text, token);
            case DOUBLE -> real(text, token);
            case DECIMAL -> exact(text, token, column);
            case BOOLEAN -> truth(text, token);
            case DATE -> token == JsonToken.VALUE_STRING ? date(text) : UNFIT;
            case TIMESTAMP -> token == JsonToken.VALUE_STRING ? moment(text) : UNFIT;
        };
    }

    private static Object whole(String text, JsonToken token) {
        try {
            return token == JsonToken.VALUE_NUMBER_INT ? (Object) Long.valueOf(text) : number(text, token).longValueExact();
        } catch (ArithmeticException | NumberFormatException tooLargeOrBroken) {
            return UNFIT;
        }
    }

    private static Object real(String text, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            switch (text) {
                case "NaN":
                    return Double.NaN;
                case "Infinity":
                    return Double.POSITIVE_INFINITY;
                case "-Infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
                    break;
            }
        }
        if (token.isBoolean() || !NUMBER.matcher(text).matches()) {
            return UNFIT;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? UNFIT : (Object) value;
    }

    private static Object exact(String text, JsonToken token, StreamColumn column) {
        try {
            BigDecimal value = number(text, token).stripTrailingZeros();
            if (value.scale() > column.scale() || value.precision() - value.scale() > column.precision() - column.scale()) {
                return UNFIT;
            }
            return value.setScale(column.scale());
        } catch (ArithmeticException | NumberFormatException tooLargeOrBroken) {
            return UNFIT;
        }
    }

    private static BigDecimal number(String text, JsonToken token) {
        if (token.isBoolean()) {
            throw new NumberFormatException("a truth value");
        }
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
            throw new ArithmeticException("too large or too small");
        }
        return value;
    }

    private static Object truth(String text, JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return UNFIT;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t" -> true;
            case "false", "f" -> false;
            default -> UNFIT;
        };
    }

    private static Object date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            return UNFIT;
        }
    }

    private static Object moment(String text) {
        Object moment = Moments.parse(text);
        return moment == null ? UNFIT : moment;
    }
}
