package io.millrace.cli.demo.source;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways in which a row can be malformed, one for each reason to reject it. */
public enum Defect {
    NO_ID(SourceRow.ID, "missing"),
    NO_DESTINATION_ID(SourceRow.DESTINATION_ID, "missing"),
    NUMBER_AS_ID(SourceRow.ID, "type N"),
    LIST_AS_DESTINATION_ID(SourceRow.DESTINATION_ID, "type L"),
    EMPTY_PART(SourceRow.ID, "empty part"),
    TOO_FEW_PARTS(SourceRow.DESTINATION_ID, "2 parts"),
    TABLE_LOST(SourceRow.DESTINATION_ID, "no database__env"),
    TOO_MANY_PARTS(SourceRow.ID, "5 parts"),
    BLANK_IN_NAME(SourceRow.ID, "character");

    private final String attribute;
    private final String word;

    Defect(String attribute, String word) {
        this.attribute = attribute;
        this.word = word;
    }

    /** The row, damaged in this way; its ids must have three parts. */
    SourceRow in(SourceRow row) {
        Map<String, AttributeValue> damaged = new HashMap<>(row.attributes());
        damaged.remove(attribute);
        damage(row.text(attribute)).ifPresent(value -> damaged.put(attribute, value));
        return new SourceRow(row.table(), row.key(), Map.copyOf(damaged));
    }

    private Optional<AttributeValue> damage(String id) {
        return Optional.ofNullable(
                switch (this) {
                    case NO_ID, NO_DESTINATION_ID -> null;
                    case NUMBER_AS_ID -> AttributeValue.fromN("42");
                    case LIST_AS_DESTINATION_ID -> AttributeValue.fromL(List.of(AttributeValue.fromS(id)));
                    case EMPTY_PART -> AttributeValue.fromS(id.replaceFirst("\\|", "||"));
                    case TOO_FEW_PARTS -> AttributeValue.fromS(id.substring(id.indexOf('|') + 1));
                    case TABLE_LOST -> AttributeValue.fromS("airflow|" + id.substring(0, id.lastIndexOf('|')));
                    case TOO_MANY_PARTS -> AttributeValue.fromS("a|b|" + id);
                    case BLANK_IN_NAME -> AttributeValue.fromS(id + " (copy)");
                });
    }

    /** Whether a reason given for a rejected row tells of this defect. */
    public boolean isToldBy(String reason) {
        return reason.startsWith(attribute + " ") && reason.contains(word);
    }
}
