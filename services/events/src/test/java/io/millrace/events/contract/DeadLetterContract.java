package io.millrace.events.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The topic {@code dead-letters} in the AsyncAPI document. */
final class DeadLetterContract {
    static final String TOPIC = "dead-letters";

    private DeadLetterContract() {}

    static void describe(ObjectNode channels, ObjectNode operations, ObjectNode messages) {
        ObjectNode channel = channels.putObject(TOPIC);
        channel.put("address", TOPIC);
        channel.put("description", "Records that no service could take, as they came, with the reason in headers.");
        channel.putObject("messages").putObject(TOPIC).put("$ref", AsyncApiDocument.messageRef(TOPIC));
        ObjectNode operation = operations.putObject("alerting.receive." + TOPIC);
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", "#/channels/" + TOPIC);
        operation.put("summary", "alerting receives " + TOPIC);
        operation.putArray("tags").addObject().put("name", "alerting");
        ObjectNode message = messages.putObject(TOPIC);
        message.put("name", TOPIC);
        message.put("summary", "The record's own key, value and headers, and why it lies here.");
        message.putObject("headers").put("$ref", "#/components/schemas/deadLetterHeaders");
        message.putObject("payload").put("description", "Whatever bytes the record had.");
        AsyncApiDocument.key(message, "The record's own key; it may have had none.");
    }

    static ObjectNode headers(ObjectNode schema) {
        schema.put("type", "object");
        schema.putArray("required").add("dead-letter-reason").add("dead-letter-topic");
        ObjectNode properties = schema.putObject("properties");
        text(properties, "dead-letter-reason", "Every thing that was wrong with it.");
        text(properties, "dead-letter-topic", "The topic on which it came.");
        text(properties, "dead-letter-partition", "The partition on which it came.");
        text(properties, "dead-letter-offset", "Its offset there.");
        text(properties, "dead-letter-exception-class-name", "The kind of failure.");
        text(properties, "dead-letter-cause", "The failure beneath, when there is one.");
        text(properties, "dead-letter-cause-class-name", "The kind of the failure beneath.");
        return schema;
    }

    private static void text(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
