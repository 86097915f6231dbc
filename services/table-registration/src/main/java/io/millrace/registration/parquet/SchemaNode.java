package io.millrace.registration.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A field of a Parquet schema with those below it; footers hold the tree as a flat list. */
record SchemaNode(SchemaElement element, List<SchemaNode> children) {

    /** The root of a footer's schema. */
    static SchemaNode root(List<SchemaElement> elements) {
        Iterator<SchemaElement> rest = elements.iterator();
        if (!rest.hasNext()) {
            throw new InexpressibleTypeException("(schema)", "the footer has no schema");
        }
        SchemaNode root = read(rest);
        if (rest.hasNext()) {
            throw new InexpressibleTypeException(
                    rest.next().getName(), "the footer's schema has fields outside of its root");
        }
        return root;
    }

    private static SchemaNode read(Iterator<SchemaElement> rest) {
        SchemaElement element = rest.next();
        List<SchemaNode> children = new ArrayList<>();
        for (int i = 0; i < element.getNum_children(); i++) {
            if (!rest.hasNext()) {
                throw new InexpressibleTypeException(element.getName(), "the footer's schema ends inside this group");
            }
            children.add(read(rest));
        }
        return new SchemaNode(element, List.copyOf(children));
    }

    String name() {
        return element.getName();
    }

    boolean isGroup() {
        return !element.isSetType();
    }

    boolean isRepeated() {
        return element.getRepetition_type() == FieldRepetitionType.REPEATED;
    }

    Optional<LogicalType> logical() {
        return Optional.ofNullable(element.getLogicalType());
    }

    boolean isList() {
        return logical().map(LogicalType::isSetLIST).orElse(element.getConverted_type() == ConvertedType.LIST);
    }

    boolean isMap() {
        ConvertedType converted = element.getConverted_type();
        return logical()
                .map(LogicalType::isSetMAP)
                .orElse(converted == ConvertedType.MAP || converted == ConvertedType.MAP_KEY_VALUE);
    }
}
