package io.millrace.capture.engine.record;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.postgresql.jdbc.PgArray;

import java.util.Properties;

/**
 * Hands arrays over as PostgreSQL writes them. The connector's own conversion makes null of some of their values, and cannot
 * mark all of those that the database did not send.
 */
public final class ArrayConverter implements CustomConverter<SchemaBuilder, RelationalColumn> {
    static final String SCHEMA = "io.millrace.capture.Array";

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        String type = column.typeName();
        if (type != null && (type.startsWith("_") || type.endsWith("[]"))) {
            registration.register(SchemaBuilder.string().optional().name(SCHEMA), ArrayConverter::text);
        }
    }

    private static Object text(Object value) {
        if (value == null || value instanceof String) {
            return value;
        }
        return value instanceof PgArray array ? array.toString() : Placeholder.TEXT;
    }
}
