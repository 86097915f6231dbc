package io.millrace.capture.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.capture.domain.values.Column;
import io.millrace.capture.domain.values.UnwritableValueException;
import io.millrace.capture.domain.values.ValueWriter;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.envelope.EnvelopeFields;
import io.millrace.config.envelope.EnvelopeTimes;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.mappings.TableRoute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the envelope of AWS DMS with our fields. The same change gives the same bytes. */
public final class Envelope {
    private static final JsonFactory JSON = new JsonFactory();

    private final TypeProfile profile;

    /** An envelope whose values are written as the profile has it. */
    public Envelope(TypeProfile profile) {
        this.profile = profile;
    }

    /**
     * A changed row. Of a deleted one a value beside the key that has no form in the profile is named and not written.
     *
     * @throws UnwritableValueException when another value has no form in the profile
     */
    public byte[] data(Change change) {
        Change rest = change;
        while (true) {
            try {
                return data(rest, false);
            } catch (UnwritableValueException e) {
                rest = rest.without(e.column()).orElseThrow(() -> e);
            }
        }
    }

    /** As {@link #data}, but what cannot be written stands there as Java shows it: for people, in a dead letter. */
    public byte[] forPeople(Change change) {
        return data(change, true);
    }

    private byte[] data(Change change, boolean anyForm) {
        return written(json -> {
            List<String> unchanged = new ArrayList<>(0);
            json.writeObjectFieldStart(EnvelopeFields.DATA);
            Row row = change.data();
            for (int i = 0; i < row.columns().size(); i++) {
                Column column = row.columns().get(i);
                Object value = row.values().get(i);
                if (value == Row.UNCHANGED) {
                    unchanged.add(column.name());
                    continue;
                }
                json.writeFieldName(column.name());
                value(json, column, value, anyForm);
            }
            json.writeEndObject();
            startMetadata(
                    json,
                    change.route(),
                    change.position(),
                    "data",
                    change.operation().title());
            json.writeArrayFieldStart(EnvelopeFields.UNCHANGED_COLUMNS);
            for (String column : unchanged) {
                json.writeString(column);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void value(JsonGenerator json, Column column, Object value, boolean anyForm) throws IOException {
        try {
            ValueWriter.write(json, column, value, profile);
        } catch (UnwritableValueException e) {
            if (!anyForm) {
                throw e;
            }
            json.writeString(String.valueOf(value));
        }
    }

    /**
     * A control message.
     *
     * @param columns of {@code change-columns} all columns as they are now; {@code null} for the others
     */
    public byte[] control(ControlOperation operation, TableRoute route, Position position, List<Column> columns) {
        return control(operation, route, position, json -> {
            if (columns == null) {
                json.writeNullField(EnvelopeFields.DATA);
            } else {
                json.writeObjectFieldStart(EnvelopeFields.DATA);
                json.writeArrayFieldStart("columns");
                for (Column column : columns) {
                    json.writeStartObject();
                    json.writeStringField("name", column.name());
                    json.writeStringField("type", column.sourceType());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        });
    }

    /**
     * The control message that ends a load.
     *
     * @param partitions that get it
     * @param undelivered rows of the load that were put aside
     */
    public byte[] loadCompleted(TableRoute route, Position position, int partitions, long undelivered) {
        return control(ControlOperation.LOAD_COMPLETED, route, position, json -> {
            json.writeObjectFieldStart(EnvelopeFields.DATA);
            json.writeNumberField(EnvelopeFields.PARTITIONS, partitions);
            json.writeNumberField(EnvelopeFields.UNDELIVERED, undelivered);
            json.writeEndObject();
        });
    }

    private byte[] control(ControlOperation operation, TableRoute route, Position position, Content data) {
        return written(json -> {
            data.write(json);
            startMetadata(json, route, position, "control", operation.title());
            json.writeEndObject();
        });
    }

    private void startMetadata(
            JsonGenerator json, TableRoute route, Position position, String recordType, String operation)
            throws IOException {
        String time = EnvelopeTimes.instant(position.commitMicros());
        json.writeObjectFieldStart(EnvelopeFields.METADATA);
        json.writeStringField(EnvelopeFields.TIMESTAMP, time);
        json.writeStringField(EnvelopeFields.RECORD_TYPE, recordType);
        json.writeStringField(EnvelopeFields.OPERATION, operation);
        json.writeStringField(EnvelopeFields.PARTITION_KEY_TYPE, route.keyedByTable() ? "schema-table" : "primary-key");
        json.writeStringField(EnvelopeFields.SCHEMA_NAME, route.schema());
        json.writeStringField(EnvelopeFields.TABLE_NAME, route.table());
        if (position.transaction() != null) {
            json.writeNumberField(EnvelopeFields.TRANSACTION_ID, position.transaction());
        }
        json.writeStringField(EnvelopeFields.COMMIT_TIMESTAMP, time);
        json.writeNumberField(EnvelopeFields.LSN, position.lsn());
        json.writeNumberField(EnvelopeFields.TRANSACTION_ORDER, position.order());
        json.writeStringField(EnvelopeFields.TYPE_PROFILE, profile.title());
    }

    private static byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
