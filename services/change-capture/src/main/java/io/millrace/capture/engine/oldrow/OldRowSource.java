package io.millrace.capture.engine.oldrow;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.connector.postgresql.PostgresSourceInfoStructMaker;
import io.debezium.connector.postgresql.SourceInfo;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * Writes into {@code source} of a record how much of the old row came. The connector makes the record of a message in the thread
 * that reads the message, before it reads the next.
 */
public final class OldRowSource extends PostgresSourceInfoStructMaker {
    private static final String FIELD = "millrace_old_row";
    private static final ThreadLocal<OldRow> TOLD = ThreadLocal.withInitial(() -> OldRow.NONE);

    private Schema schema;

    static void tell(OldRow oldRow) {
        TOLD.set(oldRow);
    }

    /** How much of the old row came with the record of that source. */
    public static OldRow of(Struct source) {
        return OldRow.valueOf(source.getString(FIELD));
    }

    @Override
    public void init(String connector, String version, CommonConnectorConfig config) {
        super.init(connector, version, config);
        Schema without = super.schema();
        SchemaBuilder with = SchemaBuilder.struct().name(without.name()).version(without.version());
        for (Field field : without.fields()) {
            with.field(field.name(), field.schema());
        }
        schema = with.field(FIELD, Schema.STRING_SCHEMA).build();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Struct struct(SourceInfo sourceInfo) {
        return super.struct(sourceInfo).put(FIELD, TOLD.get().name());
    }
}
