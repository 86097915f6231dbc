package io.millrace.jobs.stream.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.envelope.EnvelopeFields;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the messages of one table, each once; what cannot be read becomes a message of kind {@code MALFORMED}. */
public final class MessageReader {
    private static final int LONGEST_QUOTE = 40;
    private static final JsonFactory JSON = new ObjectMapper().getFactory();
    private static final Set<String> CONTROLS = Arrays.stream(ControlOperation.values())
            .map(ControlOperation::title)
            .collect(Collectors.toSet());

    private final TableShape shape;
    private final Map<String, Integer> places = new HashMap<>();
    private final ChangeBuilder changes;

    /** A reader for messages of that shape. */
    public MessageReader(TableShape shape) {
        this.shape = shape;
        this.changes = new ChangeBuilder(shape);
        for (int i = 0; i < shape.columns().size(); i++) {
            places.put(shape.columns().get(i).name(), i);
        }
    }

    /** The message whose value stands at that offset of its partition. */
    public Message read(byte[] value, long offset) {
        if (value == null) {
            return Message.malformed("it has no value");
        }
        try (JsonParser json = JSON.createParser(value)) {
            return read(json, offset);
        } catch (MalformedException e) {
            return Message.malformed(e.getMessage());
        } catch (JsonProcessingException e) {
            return Message.malformed("it is no JSON, see line %d, column %d"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        } catch (IOException notText) {
            return Message.malformed("it is no JSON: its bytes are no text");
        }
    }

    private Message read(JsonParser json, long offset) throws IOException, MalformedException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedException("it is no JSON object");
        }
        DataColumns data = null;
        Metadata metadata = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(EnvelopeFields.DATA)) {
                data = DataColumns.read(json, shape, places);
            } else if (name.equals(EnvelopeFields.METADATA)) {
                metadata = Metadata.read(json);
            } else {
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new MalformedException("it is more than one JSON object");
        }
        return message(data, metadata, offset);
    }

    private Message message(DataColumns data, Metadata metadata, long offset) throws MalformedException {
        if (metadata == null) {
            throw new MalformedException("it has no metadata");
        }
        checkTable(metadata);
        if ("control".equals(metadata.recordType)) {
            return control(metadata, offset);
        }
        if (metadata.recordType != null && !metadata.recordType.equals("data")) {
            throw new MalformedException("record type " + quoted(metadata.recordType) + " is not known");
        }
        String operation = operation(metadata.operation);
        if (data == null) {
            throw new MalformedException("it has no data");
        }
        return changes.build(operation, data, metadata, offset);
    }

    private void checkTable(Metadata metadata) throws MalformedException {
        if (!shape.table().equals(metadata.table)) {
            throw new MalformedException("it is of table %s, not %s".formatted(quoted(metadata.table), shape.table()));
        }
        if (shape.schemaName() != null
                && metadata.schema != null
                && !shape.schemaName().equals(metadata.schema)) {
            throw new MalformedException(
                    "it is of schema %s, not %s".formatted(quoted(metadata.schema), shape.schemaName()));
        }
    }

    private static Message control(Metadata metadata, long offset) throws MalformedException {
        if (!CONTROLS.contains(String.valueOf(metadata.operation))) {
            throw new MalformedException("control operation " + quoted(metadata.operation) + " is not known");
        }
        SequencePlace place = SequencePlace.of(metadata, offset);
        return new Message(
                Message.Kind.CONTROL,
                null,
                metadata.operation,
                null,
                place.committed(),
                place.lsn(),
                place.transactionOrder(),
                metadata.transactionId,
                place.order(),
                metadata.lsn != null,
                List.of(),
                List.of());
    }

    private static String operation(String name) throws MalformedException {
        return switch (String.valueOf(name)) {
            case "load", "insert" -> "INSERT";
            case "update" -> "UPDATE";
            case "delete" -> "DELETE";
            default -> throw new MalformedException("operation " + quoted(name) + " is not known");
        };
    }

    private static String quoted(String text) {
        String shown = String.valueOf(text).replaceAll("[^\\w.-]", "?");
        return shown.length() > LONGEST_QUOTE ? shown.substring(0, LONGEST_QUOTE) + "…" : shown;
    }
}
