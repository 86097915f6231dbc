package io.millrace.cli.demo.source;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The ways in which a row can be malformed, one for each reason to reject it. */
public enum Defect {
    NO_ID(SourceRow.ID, "missing", id -> null),
    NO_DESTINATION_ID(SourceRow.DESTINATION_ID, "missing", id -> null),
    NUMBER_AS_ID(SourceRow.ID, "type N", id -> AttributeValue.fromN("42")),
    LIST_AS_DESTINATION_ID(SourceRow.DESTINATION_ID, "type L", id -> AttributeValue.fromL(java.util.List.of(id))),
    EMPTY_PART(SourceRow.ID, "empty part", id -> text(id, "|", "||")),
    TOO_FEW_PARTS(
            SourceRow.DESTINATION_ID,
            "2 parts",
            id -> AttributeValue.fromS(id.s().replaceFirst("^.*\\|(.*\\|)", "$1"))),
    TOO_MANY_PARTS(SourceRow.ID, "5 parts", id -> AttributeValue.fromS("a|b|" + id.s())),
    BLANK_IN_NAME(SourceRow.ID, "character", id -> AttributeValue.fromS(id.s() + " (copy)"));

    private final String attribute;
    private final String word;
    private final UnaryOperator<AttributeValue> damage;

    Defect(String attribute, String word, UnaryOperator<AttributeValue> damage) {
        this.attribute = attribute;
        this.word = word;
        this.damage = damage;
    }

    private static AttributeValue text(AttributeValue id, String part, String other) {
        return AttributeValue.fromS(id.s().replaceFirst(java.util.regex.Pattern.quote(part), other));
    }

    /** The row, damaged in this way; its ids must have three parts. */
    SourceRow in(SourceRow row) {
        Map<String, AttributeValue> damaged = new HashMap<>(row.attributes());
        AttributeValue value = damage.apply(damaged.remove(attribute));
        if (value != null) {
            damaged.put(attribute, value);
        }
        return new SourceRow(row.table(), row.key(), Map.copyOf(damaged));
    }

    /** Whether a reason given for a rejected row tells of this defect. */
    public boolean isToldBy(String reason) {
        return reason.startsWith(attribute + " ") && reason.contains(word);
    }
}
