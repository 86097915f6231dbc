package io.millrace.capture.engine.record;

import io.millrace.capture.domain.Row;
import io.millrace.capture.domain.TableSchema;
import io.millrace.capture.domain.values.Column;
import io.millrace.capture.engine.oldrow.OldRow;
import io.millrace.config.mappings.TableMappings;
import io.millrace.config.mappings.TableRoute;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the rows of one schema of a table become ours; made once for each schema that the connector shows. */
public final class TableShape {
    /** PostgreSQL stores longer values apart from their row. */
    private static final int LARGE = 2_000;

    private final String table;
    private final TableRoute route;
    private final List<Field> fields = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Field> keyFields = new ArrayList<>();
    private final List<Column> keyColumns = new ArrayList<>();
    private final TableSchema schema;

    /**
     * The shape of a schema.
     *
     * @param row the schema of its rows
     * @param key the schema of its keys; {@code null} when it has none
     */
    TableShape(String schemaName, String tableName, TableRoute route, TableMappings mappings, Schema row, Schema key) {
        this.table = schemaName + "." + tableName;
        this.route = route;
        Map<String, Column> byField = new HashMap<>();
        for (Field field : row.fields()) {
            boolean inKey = key != null && key.field(field.name()) != null;
            String name = mappings.column(schemaName, tableName, field.name()).orElse(inKey ? field.name() : null);
            if (name != null) {
                Column column = ConnectColumns.column(name, field);
                fields.add(field);
                columns.add(column);
                byField.put(field.name(), column);
            }
        }
        if (key != null) {
            for (Field field : key.fields()) {
                keyFields.add(field);
                keyColumns.add(byField.get(field.name()));
            }
        }
        this.schema = TableSchema.of(columns);
    }

    /** {@code schema.table} in the source. */
    public String table() {
        return table;
    }

    /** Where its rows go. */
    public TableRoute route() {
        return route;
    }

    /** Its columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** Its columns, as readers must know them. */
    public TableSchema schema() {
        return schema;
    }

    boolean isKeyed() {
        return !keyColumns.isEmpty();
    }

    Row row(Struct values) {
        List<Object> row = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            // a null is a null, also where the column has a default
            Object value = values.getWithoutDefault(fields.get(i).name());
            row.add(Placeholder.is(value) ? Row.UNCHANGED : ConnectColumns.value(columns.get(i), value));
        }
        return new Row(columns, row);
    }

    /**
     * Of a deleted row what the database told: all of it, large values apart, or the key.
     *
     * @param told of a row of which the key alone came, the other columns have their types' zeros
     */
    Row deleted(Row key, Struct before, OldRow told) {
        if (told != OldRow.WHOLE) {
            return key;
        }
        List<Object> small = new ArrayList<>(row(before).values());
        for (int i = 0; i < small.size(); i++) {
            if (isLarge(small.get(i)) && !keyColumns.contains(columns.get(i))) {
                small.set(i, Row.UNCHANGED);
            }
        }
        return new Row(columns, small);
    }

    private static boolean isLarge(Object value) {
        if (value instanceof String text) {
            return text.length() > LARGE;
        }
        return value instanceof byte[] bytes
                ? bytes.length > LARGE
                : value instanceof ByteBuffer buffer && buffer.remaining() > LARGE;
    }

    Row key(Struct values) {
        List<Object> row = new ArrayList<>(keyFields.size());
        for (int i = 0; i < keyFields.size(); i++) {
            row.add(ConnectColumns.value(keyColumns.get(i), values.get(keyFields.get(i))));
        }
        return new Row(keyColumns, row);
    }
}
