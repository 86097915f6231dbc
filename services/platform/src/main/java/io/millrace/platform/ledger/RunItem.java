package io.millrace.platform.ledger;

import io.millrace.events.EncodedEvent;
import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

/** A run as a DynamoDB item; the causing event is kept whole, so that a restarted process needs nothing else. */
record RunItem(EventCodec codec) {

    Map<String, AttributeValue> open(String stage, Event<?> cause, Instant now) {
        EncodedEvent encoded = codec.encode(cause);
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(LedgerTable.ID, fromS(Run.id(stage, cause.id())));
        item.put("stage", fromS(stage));
        item.put("run_state", fromS(RunState.OPEN.name()));
        item.put("round", fromN("1"));
        item.put("attempts", fromN("0"));
        item.put("claims", fromN("0"));
        item.put("not_before", fromN("0"));
        item.put("updated_at", fromS(now.toString()));
        item.put(LedgerTable.OPEN_STAGE, fromS(stage));
        item.put(LedgerTable.OPENED_AT, fromS(LedgerTable.openedAt(now, cause.id())));
        item.put("cause_attributes", facts(encoded.attributes()));
        item.put("cause_data", fromS(new String(encoded.data(), UTF_8)));
        item.put("facts", fromM(Map.of()));
        return item;
    }

    Run read(Map<String, AttributeValue> item) {
        Event<?> cause = codec.decode(
                texts(item.get("cause_attributes")), item.get("cause_data").s().getBytes(UTF_8));
        AttributeValue lease = item.get("lease");
        return new Run(
                item.get(LedgerTable.ID).s(),
                item.get("stage").s(),
                cause,
                RunState.valueOf(item.get("run_state").s()),
                Integer.parseInt(item.get("round").n()),
                Integer.parseInt(item.get("attempts").n()),
                item.containsKey("claims") ? Long.parseLong(item.get("claims").n()) : 0,
                lease == null ? null : lease.s(),
                Instant.parse(item.get("updated_at").s()),
                texts(item.get("facts")));
    }

    static AttributeValue facts(Map<String, String> texts) {
        return fromM(
                texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, text -> fromS(text.getValue()))));
    }

    static Map<String, String> texts(AttributeValue value) {
        return value.m().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue()
                .s()));
    }
}
