package io.millrace.capture.engine.record;

import io.debezium.data.geometry.Point;
import io.debezium.time.ZonedTimestamp;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * What the connector puts where the database sent nothing: null where the column may be null, else the column's default or its
 * type's zero. Of a deleted row the database sends the key alone, or all of it, and the connector does not say which.
 */
final class Neutral {
    private static final Pattern ZERO = Pattern.compile("|0(\\.0+)?|\\{}|\\[]|P(0[A-Z]|T)+|(0:|00:)+00(\\.0+)?Z?");

    private Neutral() {}

    /** Whether a value may be one that the database did not send. */
    static boolean is(Struct row, Field field) {
        Object value = row.getWithoutDefault(field.name());
        if (value == null || value.equals(field.schema().defaultValue())) {
            return true;
        }
        if (value instanceof Number number) {
            return number.doubleValue() == 0;
        }
        if (value instanceof String text) {
            return ZERO.matcher(text).matches()
                    || (ZonedTimestamp.SCHEMA_NAME.equals(field.schema().name())
                            && text.startsWith("1970-01-01T00:00"));
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length == 0;
        }
        return value instanceof ByteBuffer buffer
                ? !buffer.hasRemaining()
                : Point.LOGICAL_NAME.equals(field.schema().name());
    }
}
