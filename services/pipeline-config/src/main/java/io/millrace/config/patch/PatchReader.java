package io.millrace.config.patch;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.values.ColumnValues;
import io.millrace.config.yaml.NearestName;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlScalar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the patches of one table. */
final class PatchReader {
    private static final String ROW = "row";
    private static final String KEY = "key";
    private static final String SET = "set";
    private static final List<String> KEYS = List.of(ROW, KEY, SET);

    private final TableConfig table;
    private final Problems problems;
    private final Set<Object> named = new HashSet<>();

    PatchReader(TableConfig table, Problems problems) {
        this.table = table;
        this.problems = problems;
    }

    /** One patch; empty when it makes no sense, then the problems say why. */
    Optional<RowPatch> read(YamlNode node) {
        if (!(node instanceof YamlMap map)) {
            add(node, "it is no group of keys", "Write {row: …, set: {…}} or {key: {…}, set: {…}}.");
            return Optional.empty();
        }
        map.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key().text()))
                .forEach(entry -> add(
                        entry.key(),
                        "there is no key '%s' here".formatted(entry.key().text()),
                        NearestName.advice(entry.key().text(), KEYS)));
        Optional<YamlNode> row = map.value(ROW);
        Optional<YamlNode> key = map.value(KEY);
        if (row.isPresent() == key.isPresent()) {
            add(map, "it names its rows " + (row.isPresent() ? "twice" : "in no way"), "Give it one of row and key.");
            return Optional.empty();
        }
        String name = row.map(this::row).orElse(null);
        Map<String, Object> keys = key.map(this::key).orElse(Map.of());
        Map<String, Object> values = values(map);
        Object meant = name == null ? keys : name;
        if (!named.add(meant)) {
            add(map, "its rows have a patch before", "Put both patches into one.");
        }
        return Optional.of(new RowPatch(map.place().toString(), table.name(), name, keys, values));
    }

    private String row(YamlNode node) {
        if (node instanceof YamlScalar scalar && scalar.plain() instanceof String text && !text.isBlank()) {
            return text;
        }
        add(node, "it is no row's name", "Write _row as 'quarantine show' prints it: topic/partition/offset.");
        return "";
    }

    private Map<String, Object> key(YamlNode node) {
        Map<String, Object> key = new LinkedHashMap<>();
        if (!(node instanceof YamlMap map) || !Set.copyOf(map.keys()).equals(Set.copyOf(table.primaryKey()))) {
            add(node, "it is not the table's key", "Give a value to each of " + table.primaryKey() + ".");
            return key;
        }
        for (YamlMap.Entry entry : map.entries()) {
            column(entry.key()).ifPresent(column -> key.put(column.name(), value(column, entry.value(), false)));
        }
        return key;
    }

    private Map<String, Object> values(YamlMap patch) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!(patch.value(SET).orElse(null) instanceof YamlMap map)
                || map.entries().isEmpty()) {
            add(patch, "it sets no value", "Write set: {<column>: <value>}.");
            return values;
        }
        for (YamlMap.Entry entry : map.entries()) {
            Optional<ColumnConfig> column = column(entry.key());
            if (column.isEmpty()) {
                continue;
            }
            String name = column.get().name();
            if (table.primaryKey().contains(name) || table.sequenceBy().contains(name)) {
                add(
                        entry.key(),
                        "column %s says which row it is and where it belongs".formatted(name),
                        "Only other columns can be corrected; correct this one in the source.");
            } else {
                values.put(name, value(column.get(), entry.value(), column.get().nullable()));
            }
        }
        return values;
    }

    private Optional<ColumnConfig> column(YamlScalar name) {
        Optional<ColumnConfig> column = table.schema().stream()
                .filter(one -> one.name().equals(name.text()))
                .findFirst();
        if (column.isEmpty()) {
            add(
                    name,
                    "there is no column '%s'".formatted(name.text()),
                    NearestName.advice(
                            name.text(),
                            table.schema().stream().map(ColumnConfig::name).toList()));
        }
        return column;
    }

    private Object value(ColumnConfig column, YamlNode node, boolean orNull) {
        String type = column.type().title();
        if (node instanceof YamlScalar scalar && scalar.isNothing()) {
            if (!orNull) {
                add(
                        node,
                        "column %s may not be null".formatted(column.name()),
                        "Give it a value of type " + type + ".");
            }
            return null;
        }
        Object value = node instanceof YamlScalar scalar
                ? ColumnValues.of(column.type(), scalar.plain()).orElse(null)
                : null;
        boolean tooFine = value instanceof Instant moment && !moment.equals(moment.truncatedTo(ChronoUnit.MICROS));
        if (value == null || tooFine) {
            add(
                    node,
                    "the value of column %s does not fit its type %s".formatted(column.name(), type),
                    column.type().kind() == Kind.STRING
                            ? "Write a text; put what looks like a number or a flag in quotes."
                            : "Write it as tables.yaml would, a moment as 2026-03-01T10:00:00Z.");
        }
        return value;
    }

    private void add(YamlNode node, String why, String whatToDo) {
        problems.add(node.place(), "patch of table " + table.name(), why, whatToDo);
    }
}
