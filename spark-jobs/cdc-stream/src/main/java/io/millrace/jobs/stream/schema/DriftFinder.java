package io.millrace.jobs.stream.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.envelope.EnvelopeFields;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;
import io.millrace.events.lake.SchemaChange;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.Fields;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds what changed in the source's columns. */
public final class DriftFinder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UNUSABLE = Pattern.compile("[ ,;{}()\\n\\t=]");

    private final TableConfig table;

    /** For that table. */
    public DriftFinder(TableConfig table) {
        this.table = table;
    }

    /**
     * The drift that a batch shows.
     *
     * @param shape what is known
     * @param changeColumns control messages of that operation, in order; the last one counts
     * @param unknown columns of changed rows that the shape lacks; without a control message they are taken as texts
     * @param absent declared columns that changed rows lack
     */
    public SchemaDrift find(
            TableShape shape, List<String> changeColumns, Collection<String> unknown, Collection<String> absent) {
        Map<String, String> source = changeColumns.isEmpty() ? Map.of() : columns(changeColumns);
        List<SchemaChange> changes = new ArrayList<>();
        List<StreamColumn> added = new ArrayList<>();
        source.forEach((name, type) -> {
            if (!shape.has(name)) {
                add(shape, name, type, changes, added);
            }
        });
        unknown.stream()
                .filter(name -> !source.containsKey(name))
                .forEach(name -> add(shape, name, "text", changes, added));
        if (!source.isEmpty()) {
            table.schema().forEach(column -> compare(column, source.get(column.name()), changes));
        }
        table.schema().stream()
                .filter(column -> absent.contains(column.name()))
                .filter(column ->
                        changes.stream().noneMatch(change -> change.column().equals(column.name())))
                .forEach(column -> compare(column, null, changes));
        return new SchemaDrift(changes, added);
    }

    private static void add(
            TableShape shape, String name, String type, List<SchemaChange> changes, List<StreamColumn> added) {
        ColumnType held = SourceTypes.holding(type);
        changes.add(new SchemaChange(name, SchemaChange.Kind.ADDED, null, type));
        boolean usable = !UNUSABLE.matcher(name).find()
                && !Fields.isReserved(name)
                && shape.names().stream().noneMatch(name::equalsIgnoreCase)
                && added.stream().noneMatch(column -> column.name().equalsIgnoreCase(name));
        if (usable) {
            added.add(StreamColumn.added(name, held));
        }
    }

    private static void compare(ColumnConfig column, String now, List<SchemaChange> changes) {
        String before = column.type().kind().name().toLowerCase(Locale.ROOT);
        if (now == null) {
            changes.add(new SchemaChange(column.name(), SchemaChange.Kind.REMOVED, before, null));
        } else if (!SourceTypes.fits(column.type(), now)) {
            changes.add(new SchemaChange(column.name(), SchemaChange.Kind.RETYPED, before, now));
        }
    }

    private static Map<String, String> columns(List<String> messages) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String message : messages) {
            Map<String, String> told = new LinkedHashMap<>();
            for (JsonNode column : data(message).path("columns")) {
                told.put(column.path("name").asText(), column.path("type").asText("text"));
            }
            columns = told.isEmpty() ? columns : told;
        }
        return columns;
    }

    private static JsonNode data(String message) {
        try {
            return JSON.readTree(message).path(EnvelopeFields.DATA);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A control message was read before and is no JSON now", e);
        }
    }
}
