package io.millrace.registration.parquet;

import io.millrace.events.lake.TableColumn;
import org.apache.parquet.format.SchemaElement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Parquet schema in Hive's terms, nested types in their standard and older encodings. */
final class HiveTypes {
    private static final Pattern NOT_IN_TYPES = Pattern.compile("[,:;<>()\\s]");

    private HiveTypes() {}

    /**
     * All columns of a footer's schema, names in lower case as the catalog has them.
     *
     * @throws InexpressibleTypeException naming the column
     */
    static List<TableColumn> columns(List<SchemaElement> schema) {
        List<TableColumn> columns = new ArrayList<>();
        Map<String, String> spelling = new HashMap<>();
        for (SchemaNode field : SchemaNode.root(schema).children()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            String twin = spelling.putIfAbsent(name, field.name());
            if (twin != null) {
                throw new InexpressibleTypeException(
                        field.name(), "it differs from the column " + twin + " in upper and lower case alone");
            }
            if (name.isBlank() || name.indexOf(',') >= 0) {
                throw new InexpressibleTypeException(
                        "'" + field.name() + "'", "the catalog takes no blank column name and none with a comma");
            }
            columns.add(new TableColumn(name, type(field, field.name())));
        }
        if (columns.isEmpty()) {
            throw new InexpressibleTypeException("(schema)", "the file has no column");
        }
        return List.copyOf(columns);
    }

    private static String type(SchemaNode node, String path) {
        return node.isRepeated() ? "array<" + typeOnce(node, path) + ">" : typeOnce(node, path);
    }

    private static String typeOnce(SchemaNode node, String path) {
        if (!node.isGroup()) {
            return PrimitiveTypes.hive(node, path);
        }
        if (node.isList()) {
            return list(node, path);
        }
        return node.isMap() ? map(node, path) : struct(node, path);
    }

    private static String list(SchemaNode node, String path) {
        SchemaNode repeated = onlyRepeatedChild(node, path, "list");
        return "array<"
                + (isElement(repeated, node)
                        ? typeOnce(repeated, path)
                        : type(repeated.children().get(0), path)) + ">";
    }

    /** Whether the repeated field of a list is the element itself, as older writers had it, or a wrapper around it. */
    private static boolean isElement(SchemaNode repeated, SchemaNode list) {
        return !repeated.isGroup()
                || repeated.children().size() != 1
                || repeated.isList()
                || repeated.isMap()
                || repeated.children().get(0).isRepeated()
                || repeated.name().equals("array")
                || repeated.name().equals(list.name() + "_tuple");
    }

    private static String map(SchemaNode node, String path) {
        SchemaNode entry = onlyRepeatedChild(node, path, "map");
        if (!entry.isGroup() || entry.children().size() != 2) {
            throw new InexpressibleTypeException(path, "a map's entries need a key and a value");
        }
        SchemaNode key = entry.children().get(0);
        if (key.isGroup() || key.isRepeated()) {
            throw new InexpressibleTypeException(path, "Hive's maps take no nested keys");
        }
        SchemaNode value = entry.children().get(1);
        return "map<" + typeOnce(key, path + ".key") + "," + type(value, path + ".value") + ">";
    }

    private static SchemaNode onlyRepeatedChild(SchemaNode node, String path, String kind) {
        if (node.children().size() != 1 || !node.children().get(0).isRepeated()) {
            throw new InexpressibleTypeException(path, "a " + kind + " needs exactly one field, which is repeated");
        }
        return node.children().get(0);
    }

    private static String struct(SchemaNode node, String path) {
        if (node.children().isEmpty()) {
            throw new InexpressibleTypeException(path, "Hive has no structure without fields");
        }
        return node.children().stream()
                .map(field -> fieldName(field, path) + ":" + type(field, path + "." + field.name()))
                .collect(Collectors.joining(",", "struct<", ">"));
    }

    private static String fieldName(SchemaNode field, String path) {
        if (field.name().isEmpty() || NOT_IN_TYPES.matcher(field.name()).find()) {
            throw new InexpressibleTypeException(
                    path + ".'" + field.name() + "'", "such a field name cannot stand in a Hive type");
        }
        return field.name().toLowerCase(Locale.ROOT);
    }
}
