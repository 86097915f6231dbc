package io.millrace.jobs.reconcile.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.envelope.EnvelopeFields;
import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.reconcile.value.Canonical;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import io.millrace.jobs.reconcile.value.DeclaredValue;
import io.millrace.jobs.reconcile.value.EnvelopeValue;
import io.millrace.jobs.reconcile.value.RowText;
import org.apache.spark.sql.api.java.UDF1;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what can be read of messages that the stream could not. */
final class DeadLetters implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayList<String> names;
    private final ArrayList<Integer> precisions = new ArrayList<>();
    private final Shape types;

    DeadLetters(List<ComparedColumn> keys) {
        this.names = new ArrayList<>(keys.stream().map(ComparedColumn::name).toList());
        this.types = new Shape(keys.stream().map(ComparedColumn::type).toList());
        keys.forEach(key -> precisions.add(key.type().precision()));
    }

    /** From a record's key to the key as one text; {@code null} when it cannot be read. */
    UDF1<String, String> id() {
        return key -> {
            List<String> parts = partsOf(key);
            return parts == null ? null : RowText.of(parts, types.types());
        };
    }

    /** From a record's key to its texts; {@code null} when it cannot be read. */
    UDF1<String, List<String>> parts() {
        return this::partsOf;
    }

    private List<String> partsOf(String key) {
        JsonNode json = tree(key);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            JsonNode value = json == null ? null : json.get(names.get(i));
            if (value == null || !value.isValueNode() || value.isNull()) {
                return null;
            }
            EnvelopeValue written = new EnvelopeValue(value.asText(), form(value));
            ColumnType type = types.types().get(i);
            ColumnType whole = new ColumnType(type.kind(), precisions.get(i), type.scale());
            Object declared = DeclaredValue.of(written, whole);
            if (declared == DeclaredValue.UNFIT) {
                return null;
            }
            parts.add(Canonical.of(declared, whole));
        }
        return parts;
    }

    /** A message's value; its place is −1 when it has none. */
    static DeadLetter read(String value) {
        JsonNode json = tree(value);
        if (json == null
                || !json.path(EnvelopeFields.METADATA).path(EnvelopeFields.LSN).canConvertToLong()) {
            return new DeadLetter(-1, null, Map.of());
        }
        JsonNode metadata = json.get(EnvelopeFields.METADATA);
        JsonNode xid = metadata.path(EnvelopeFields.TRANSACTION_ID);
        Map<String, String> data = new HashMap<>();
        json.path(EnvelopeFields.DATA)
                .fields()
                .forEachRemaining(field -> data.put(
                        field.getKey(),
                        field.getValue().isNull() ? null : field.getValue().asText()));
        return new DeadLetter(
                metadata.get(EnvelopeFields.LSN).asLong(), xid.canConvertToLong() ? xid.asLong() : null, data);
    }

    private static JsonNode tree(String text) {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private static EnvelopeValue.Form form(JsonNode value) {
        if (value.isNumber()) {
            return EnvelopeValue.Form.NUMBER;
        }
        return value.isBoolean() ? EnvelopeValue.Form.BOOLEAN : EnvelopeValue.Form.STRING;
    }
}
