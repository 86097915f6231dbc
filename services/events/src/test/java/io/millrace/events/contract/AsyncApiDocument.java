package io.millrace.events.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.millrace.events.EventType;

import java.util.List;

/** Makes the AsyncAPI 3.0 document: a channel per topic, a message per event, an operation per sender and receiver. */
final class AsyncApiDocument {
    static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final ObjectNode root = YAML.createObjectNode();

    private AsyncApiDocument() {}

    static String yaml() {
        AsyncApiDocument document = new AsyncApiDocument();
        document.fill();
        try {
            return YAML.writeValueAsString(document.root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill() {
        root.put("asyncapi", "3.0.0");
        ObjectNode info = root.putObject("info");
        info.put("title", "Millrace events");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "CloudEvents 1.0 in binary mode: attributes are Kafka headers with the prefix ce_, the payload is JSON."
                        + " The topic is the event's name. The Kafka key is the event's subject: what must stay in order.");
        info.putObject("license").put("name", "Apache-2.0");
        root.put("defaultContentType", "application/json");
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        ObjectNode components = root.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (EventType type : EventType.values()) {
            channel(channels, type);
            operations(operations, type, "send", Traffic.of(type).senders());
            operations(operations, type, "receive", Traffic.of(type).receivers());
            message(messages, type);
        }
        DeadLetterContract.describe(channels, operations, messages);
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("cloudEventHeaders", CloudEventHeaders.schema(YAML.createObjectNode()));
        schemas.set("deadLetterHeaders", DeadLetterContract.headers(YAML.createObjectNode()));
    }

    private static void channel(ObjectNode channels, EventType type) {
        ObjectNode channel = channels.putObject(type.eventName());
        channel.put("address", type.topic());
        channel.put("description", RecordDocumentation.of(type.record()).summary());
        channel.putObject("messages").putObject(type.eventName()).put("$ref", messageRef(type.eventName()));
    }

    private static void operations(ObjectNode operations, EventType type, String action, List<String> parties) {
        for (String party : parties) {
            ObjectNode operation = operations.putObject(party + "." + action + "." + type.eventName());
            operation.put("action", action);
            operation.putObject("channel").put("$ref", "#/channels/" + type.eventName());
            operation.put("summary", party + (action.equals("send") ? " sends " : " receives ") + type.eventName());
            operation.putArray("tags").addObject().put("name", party);
        }
    }

    private static void message(ObjectNode messages, EventType type) {
        ObjectNode message = messages.putObject(type.eventName());
        message.put("name", type.eventName());
        message.put("contentType", "application/json");
        message.put("summary", RecordDocumentation.of(type.record()).summary());
        ArrayNode headers = message.putObject("headers").putArray("allOf");
        headers.addObject().put("$ref", "#/components/schemas/cloudEventHeaders");
        ObjectNode ofType = headers.addObject().put("type", "object").putObject("properties");
        ofType.putObject("ce_type").put("const", type.eventName());
        ofType.putObject("ce_dataschema").put("const", type.schema().toString());
        message.putObject("payload").put("$ref", "./" + Committed.SCHEMAS + "/" + PayloadSchema.fileName(type));
        key(message, "What must stay in order: the CloudEvents subject.");
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", type.eventName());
        ObjectNode exampleHeaders = example.putObject("headers");
        Examples.attributes(type).forEach((name, value) -> exampleHeaders.put("ce_" + name, value));
        example.set("payload", Examples.tree(type));
    }

    static void key(ObjectNode message, String description) {
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", description);
        kafka.put("bindingVersion", "0.5.0");
    }

    static String messageRef(String name) {
        return "#/components/messages/" + name;
    }
}
