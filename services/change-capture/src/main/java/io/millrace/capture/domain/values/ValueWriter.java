package io.millrace.capture.domain.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.config.envelope.EnvelopeTimes;
import io.millrace.config.envelope.TypeProfile;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Writes one value of a column as JSON, as the type profile has it. The result depends on its arguments alone. */
public final class ValueWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, String> SPECIAL_NUMBERS = Map.of(
            "nan", "NaN",
            "not_a_number", "NaN",
            "infinity", "Infinity",
            "positive_infinity", "Infinity",
            "-infinity", "-Infinity",
            "negative_infinity", "-Infinity");

    private ValueWriter() {}

    /**
     * Writes a value.
     *
     * @throws UnwritableValueException when the profile has no form for it; nothing is written then
     */
    public static void write(JsonGenerator json, Column column, Object value, TypeProfile profile) throws IOException {
        if (value == null) {
            json.writeNull();
            return;
        }
        try {
            if (column.kind() == ValueKind.LIST) {
                json.writeString(list(column, (String) value, profile));
            } else {
                scalar(json, column, column.kind(), value, profile);
            }
        } catch (ClassCastException | java.time.DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new UnwritableValueException(column, "it is not what its type promises, " + value.getClass());
        }
    }

    private static void scalar(JsonGenerator json, Column column, ValueKind kind, Object value, TypeProfile profile)
            throws IOException {
        switch (kind) {
            case BOOLEAN -> bool(json, (Boolean) value, profile);
            case INTEGER -> json.writeNumber(((Number) value).longValue());
            case FLOAT -> floating(json, (Number) value);
            case DECIMAL -> decimal(json, column, value, profile);
            case TEXT -> json.writeString((String) value);
            case BYTES -> json.writeString(Base64.getEncoder().encodeToString(bytes(value)));
            case BITS -> json.writeString(bits(column, bytes(value)));
            case DATE -> json.writeString(Moments.date((Integer) value));
            case TIME -> json.writeString(EnvelopeTimes.time((Long) value));
            case TIMESTAMP -> json.writeString(Moments.timestamp((Long) value));
            case TIMESTAMP_TZ -> json.writeString(Moments.instant((String) value));
            case LIST, UNKNOWN -> throw new UnwritableValueException(column, "values of this type cannot be written");
        }
    }

    private static void bool(JsonGenerator json, Boolean value, TypeProfile profile) throws IOException {
        if (profile == TypeProfile.EXACT) {
            json.writeBoolean(value);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void floating(JsonGenerator json, Number value) throws IOException {
        double number = value.doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            json.writeString(Double.toString(number));
        } else if (value instanceof Float single) {
            json.writeNumber(single);
        } else {
            json.writeNumber(number);
        }
    }

    private static void decimal(JsonGenerator json, Column column, Object value, TypeProfile profile)
            throws IOException {
        String text = value.toString();
        String special = Character.isDigit(text.charAt(text.length() - 1))
                ? null
                : SPECIAL_NUMBERS.get(text.toLowerCase(Locale.ROOT));
        if (special != null) {
            json.writeString(special);
        } else if (profile == TypeProfile.EXACT) {
            json.writeString(new BigDecimal(text).toPlainString());
        } else {
            approximate(json, column, Double.parseDouble(text));
        }
    }

    private static void approximate(JsonGenerator json, Column column, double number) throws IOException {
        if (Double.isInfinite(number)) {
            throw new UnwritableValueException(column, "it is too large for a double; the profile exact can write it");
        }
        json.writeNumber(number);
    }

    private static String list(Column column, String value, TypeProfile profile) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new ArrayText(column, value).write(json, profile);
        }
        return text.toString();
    }

    private static byte[] bytes(Object value) {
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return (byte[]) value;
    }

    private static String bits(Column column, byte[] littleEndian) {
        int length = littleEndian.length * 8;
        String type = column.sourceType();
        int open = type.indexOf('(');
        if (type.startsWith("bit(") && type.endsWith(")")) {
            length = Integer.parseInt(type.substring(open + 1, type.length() - 1));
        }
        StringBuilder text = new StringBuilder(length);
        for (int i = length - 1; i >= 0; i--) {
            boolean one = i / 8 < littleEndian.length && (littleEndian[i / 8] >> (i % 8) & 1) == 1;
            text.append(one ? '1' : '0');
        }
        return text.toString();
    }
}
