package io.millrace.capture.engine.record;

import io.debezium.data.Bits;
import io.debezium.data.geometry.Point;
import io.debezium.time.Date;
import io.debezium.time.MicroTime;
import io.debezium.time.MicroTimestamp;
import io.debezium.time.ZonedTimestamp;
import io.millrace.capture.domain.values.Column;
import io.millrace.capture.domain.values.ValueKind;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the connector's schemas say of a column, in our words. */
final class ConnectColumns {
    private static final String TYPE = "__debezium.source.column.type";
    private static final String LENGTH = "__debezium.source.column.length";
    private static final String SCALE = "__debezium.source.column.scale";
    private static final Set<String> WITH_LENGTH = Set.of("varchar", "bpchar", "bit", "varbit");
    private static final Set<String> DECIMALS = Set.of("numeric", "money");

    private ConnectColumns() {}

    static Column column(String name, Field field) {
        Schema schema = field.schema();
        String type = sourceType(schema);
        if (ArrayConverter.SCHEMA.equals(schema.name())) {
            return new Column(name, ValueKind.LIST, element(type), type);
        }
        return Column.of(name, kind(schema, type), type);
    }

    private static ValueKind element(String type) {
        return switch (type.replace("_", "").replace("[]", "")) {
            case "int2", "int4", "int8", "oid" -> ValueKind.INTEGER;
            case "float4", "float8" -> ValueKind.FLOAT;
            case "bool" -> ValueKind.BOOLEAN;
            case "numeric" -> ValueKind.DECIMAL;
            default -> ValueKind.TEXT;
        };
    }

    private static ValueKind kind(Schema schema, String type) {
        if (schema.name() != null) {
            ValueKind named =
                    switch (schema.name()) {
                        case Date.SCHEMA_NAME -> ValueKind.DATE;
                        case MicroTime.SCHEMA_NAME -> ValueKind.TIME;
                        case MicroTimestamp.SCHEMA_NAME -> ValueKind.TIMESTAMP;
                        case ZonedTimestamp.SCHEMA_NAME -> ValueKind.TIMESTAMP_TZ;
                        case Bits.LOGICAL_NAME -> ValueKind.BITS;
                        case Point.LOGICAL_NAME -> ValueKind.TEXT;
                        default -> null;
                    };
            if (named != null) {
                return named;
            }
        }
        return switch (schema.type()) {
            case BOOLEAN -> ValueKind.BOOLEAN;
            case INT8, INT16, INT32, INT64 -> ValueKind.INTEGER;
            case FLOAT32, FLOAT64 -> ValueKind.FLOAT;
            case STRING -> DECIMALS.contains(base(type)) ? ValueKind.DECIMAL : ValueKind.TEXT;
            case BYTES -> base(type).equals("bytea") ? ValueKind.BYTES : ValueKind.TEXT;
            default -> ValueKind.UNKNOWN;
        };
    }

    /** The value in the form that its kind promises. */
    static Object value(Column column, Object value) {
        if (column.kind() != ValueKind.TEXT || value == null || value instanceof String) {
            return value;
        }
        if (value instanceof ByteBuffer buffer) {
            return UTF_8.decode(buffer.duplicate()).toString();
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, UTF_8);
        }
        if (value instanceof Struct point) {
            return "(" + point.get(Point.X_FIELD) + "," + point.get(Point.Y_FIELD) + ")";
        }
        return value;
    }

    private static String base(String type) {
        int open = type.indexOf('(');
        return open < 0 ? type : type.substring(0, open);
    }

    private static String sourceType(Schema schema) {
        Map<String, String> parameters = schema.parameters() == null ? Map.of() : schema.parameters();
        String type = parameters
                .getOrDefault(TYPE, schema.name() == null ? schema.type().getName() : schema.name())
                .toLowerCase(Locale.ROOT);
        String length = parameters.get(LENGTH);
        if (length == null || length.equals("2147483647") || length.equals("0")) {
            return type;
        }
        if (type.equals("numeric")) {
            return type + "(" + length + "," + parameters.getOrDefault(SCALE, "0") + ")";
        }
        return WITH_LENGTH.contains(type) ? type + "(" + length + ")" : type;
    }
}
