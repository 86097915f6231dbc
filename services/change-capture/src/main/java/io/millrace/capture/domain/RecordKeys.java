package io.millrace.capture.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.capture.domain.values.ValueWriter;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.mappings.TableRoute;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keys of the Kafka records. They are always written exactly, whatever the profile: equal keys have equal bytes, also after
 * a change of the profile, so a row never moves to another partition.
 */
public final class RecordKeys {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordKeys() {}

    /** The key of a row. */
    public static byte[] of(TableRoute route, Row key) {
        if (key == null || route.keyedByTable()) {
            return (route.schema() + "." + route.table()).getBytes(UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(48);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (int i = 0; i < key.columns().size(); i++) {
                json.writeFieldName(key.columns().get(i).name());
                ValueWriter.write(json, key.columns().get(i), key.values().get(i), TypeProfile.EXACT);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
