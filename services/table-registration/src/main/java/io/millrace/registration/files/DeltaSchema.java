package io.millrace.registration.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.events.lake.TableColumn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The schema in a Delta log, in Hive's terms. */
final class DeltaSchema {
    private DeltaSchema() {}

    /**
     * All columns, those that the table is partitioned by among them.
     *
     * @throws IllegalArgumentException naming the column whose type Hive has no words for
     */
    static List<TableColumn> columns(JsonNode schema) {
        List<TableColumn> columns = new ArrayList<>();
        schema.path("fields")
                .forEach(field -> columns.add(new TableColumn(
                        field.path("name").asText().toLowerCase(Locale.ROOT),
                        type(field.path("type"), field.path("name").asText()))));
        return List.copyOf(columns);
    }

    private static String type(JsonNode type, String path) {
        return type.isTextual() ? primitive(type.asText(), path) : nested(type, path);
    }

    private static String primitive(String name, String path) {
        return switch (name) {
            case "string", "float", "double", "boolean", "binary", "date", "timestamp" -> name;
            case "long" -> "bigint";
            case "integer" -> "int";
            case "short" -> "smallint";
            case "byte" -> "tinyint";
            case "timestamp_ntz" -> "timestamp";
            default -> {
                if (name.matches("decimal\\(\\d+,\\s*-?\\d+\\)")) {
                    yield name.replace(" ", "");
                }
                throw new IllegalArgumentException(
                        "column " + path + " has the type " + name + ", for which Hive has no name");
            }
        };
    }

    private static String nested(JsonNode type, String path) {
        return switch (type.path("type").asText()) {
            case "array" -> "array<" + type(type.path("elementType"), path) + ">";
            case "map" ->
                "map<" + type(type.path("keyType"), path + ".key") + "," + type(type.path("valueType"), path + ".value")
                        + ">";
            case "struct" ->
                StreamSupport.stream(type.path("fields").spliterator(), false)
                        .map(field -> field.path("name").asText().toLowerCase(Locale.ROOT) + ":"
                                + type(
                                        field.path("type"),
                                        path + "." + field.path("name").asText()))
                        .collect(Collectors.joining(",", "struct<", ">"));
            default ->
                throw new IllegalArgumentException(
                        "column " + path + " has the type " + type + ", for which Hive has no name");
        };
    }
}
