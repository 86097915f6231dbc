package io.millrace.registration.domain;

import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaChange.Kind;
import io.millrace.events.lake.TableColumn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has changed from one schema to the next. Columns are found by name, without case; their order does not matter.
 *
 * @param changes removed and retyped columns in the order before, then added ones in the order now
 */
public record SchemaDifference(List<SchemaChange> changes) {

    /** The difference between two schemas. */
    public static SchemaDifference between(List<TableColumn> before, List<TableColumn> after) {
        Map<String, String> old = byName(before);
        Map<String, String> now = byName(after);
        List<SchemaChange> changes = new ArrayList<>();
        old.forEach((name, type) -> {
            String newType = now.get(name);
            if (newType == null) {
                changes.add(new SchemaChange(name, Kind.REMOVED, type, null));
            } else if (!newType.equals(type)) {
                changes.add(new SchemaChange(name, Kind.RETYPED, type, newType));
            }
        });
        now.forEach((name, type) -> {
            if (!old.containsKey(name)) {
                changes.add(new SchemaChange(name, Kind.ADDED, null, type));
            }
        });
        return new SchemaDifference(List.copyOf(changes));
    }

    private static Map<String, String> byName(List<TableColumn> columns) {
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(
                column.name().toLowerCase(Locale.ROOT),
                column.type().toLowerCase(Locale.ROOT).replace(" ", "")));
        return types;
    }

    /** Whether queries that worked before may fail or answer differently now. */
    public boolean breaksReaders() {
        return changes.stream().anyMatch(change -> change.kind() != Kind.ADDED);
    }
}
