package io.millrace.jobs.stream.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.config.envelope.EnvelopeFields;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The {@code metadata} of one message; a field that is absent is {@code null}. */
final class Metadata {
    String recordType;
    String operation;
    String schema;
    String table;
    Long transactionId;
    Long transactionRecord;
    Long lsn;
    Long transactionOrder;
    Instant timestamp;
    Instant committed;
    List<String> unchanged = List.of();

    /** Reads the object at which the parser stands. */
    static Metadata read(JsonParser json) throws IOException, MalformedException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedException("metadata is no object");
        }
        Metadata metadata = new Metadata();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            metadata.take(name, json);
        }
        return metadata;
    }

    private void take(String name, JsonParser json) throws IOException, MalformedException {
        switch (name) {
            case EnvelopeFields.RECORD_TYPE -> recordType = text(json);
            case EnvelopeFields.OPERATION -> operation = text(json);
            case EnvelopeFields.SCHEMA_NAME -> schema = text(json);
            case EnvelopeFields.TABLE_NAME -> table = text(json);
            case EnvelopeFields.TRANSACTION_ID -> transactionId = number(name, json);
            case EnvelopeFields.TRANSACTION_RECORD_ID -> transactionRecord = number(name, json);
            case EnvelopeFields.LSN -> lsn = number(name, json);
            case EnvelopeFields.TRANSACTION_ORDER -> transactionOrder = number(name, json);
            case EnvelopeFields.TIMESTAMP -> timestamp = moment(name, json);
            case EnvelopeFields.COMMIT_TIMESTAMP -> committed = moment(name, json);
            case EnvelopeFields.UNCHANGED_COLUMNS -> unchanged = names(json);
            default -> json.skipChildren();
        }
    }

    private static String text(JsonParser json) throws IOException {
        return json.currentToken().isScalarValue() ? json.getValueAsString() : skipped(json);
    }

    private static String skipped(JsonParser json) throws IOException {
        json.skipChildren();
        return "";
    }

    private static Long number(String name, JsonParser json) throws IOException, MalformedException {
        String text = text(json);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException noNumber) {
            // AWS DMS writes transaction ids that are no numbers for some sources: nothing depends on them
            if (name.equals(EnvelopeFields.TRANSACTION_ID) || name.equals(EnvelopeFields.TRANSACTION_RECORD_ID)) {
                return null;
            }
            throw new MalformedException("metadata." + name + " is no whole number");
        }
    }

    private static Instant moment(String name, JsonParser json) throws IOException, MalformedException {
        String text = text(json);
        Instant moment = text == null ? null : Moments.parse(text);
        if (text != null && moment == null) {
            throw new MalformedException("metadata." + name + " is no moment in ISO form");
        }
        return moment;
    }

    private static List<String> names(JsonParser json) throws IOException {
        List<String> names = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                names.add(text(json));
            }
        }
        return names;
    }
}
