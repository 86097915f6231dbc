package io.millrace.jobs.reconcile.plan;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import io.millrace.jobs.reconcile.value.SourceKind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes plans, and finds everything for which a table cannot be compared. */
public final class Plans {
    private final EvolvedTable evolved;
    private final TableConfig table;
    private final String qualified;
    private final Map<String, SourceColumn> source;
    private final List<Problem> problems = new ArrayList<>();

    private Plans(EvolvedTable evolved, String schema, Map<String, SourceColumn> source) {
        this.evolved = evolved;
        this.table = evolved.table();
        this.qualified = quoted(schema) + "." + quoted(table.name());
        this.source = source;
    }

    /**
     * The plan of a table: of its configured columns, and of those that it was given since.
     *
     * @param source the table's columns in PostgreSQL, by name
     * @throws InvalidInputException with every column that the source lacks, and keys that cannot be cut into ranges
     */
    public static TablePlan of(
            EvolvedTable table,
            String schema,
            Map<String, SourceColumn> source,
            TypeProfile profile,
            Transforms transforms) {
        return new Plans(table, schema, source).plan(profile, transforms);
    }

    private TablePlan plan(TypeProfile profile, Transforms transforms) {
        List<ComparedColumn> columns = new ArrayList<>();
        Map<String, String> uncompared = new LinkedHashMap<>();
        for (ColumnConfig column : table.schema()) {
            SourceColumn there = source.get(column.name());
            if (there == null && evolved.added().contains(column.name())) {
                uncompared.put(column.name(), "the source does not have it");
            } else if (there == null) {
                problems.add(problem(column.name(), "the source has no such column; it has " + source.keySet()));
            } else if (there.kind() == SourceKind.OTHER) {
                uncompared.put(column.name(), "no form of type " + there.type() + " is known that both sides share");
            } else {
                columns.add(ComparedColumn.of(
                        "t." + quoted(column.name()),
                        there.kind(),
                        there.precision(),
                        profile,
                        transforms.column(column.name())));
            }
        }
        evolved.unknown()
                .forEach((name, type) -> uncompared.put(
                        name, "no form of type " + type + " of the lake is known that both sides share"));
        source.keySet().stream()
                .filter(name -> Columns.of(table, name).isEmpty())
                .forEach(name -> uncompared.putIfAbsent(name, "the table in the lake does not have it"));
        List<String> names = columns.stream().map(ComparedColumn::name).toList();
        List<Integer> keys = new ArrayList<>();
        for (String key : table.primaryKey()) {
            int place = names.indexOf(key);
            keys.add(place);
            if (place < 0) {
                problems.add(problem(key, uncompared.getOrDefault(key, "the schema does not have it")));
            } else {
                requireOrder(columns.get(place));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new TablePlan(table, qualified, columns, keys, uncompared);
    }

    /** Both sides must be able to find and order rows by the key. */
    private void requireOrder(ComparedColumn key) {
        boolean sameValue = key.transform().steps().isEmpty();
        boolean always = key.form() != null && key.form().exactWhen() == null;
        if (!sameValue || !always || key.type().kind() == Kind.DOUBLE) {
            problems.add(problem(
                    key.name(),
                    "it is of the primary key and its value in the lake (%s) cannot be computed from the source's for every row"
                            .formatted(key.type().kind())));
        }
    }

    private Problem problem(String column, String why) {
        return new Problem(
                "column %s of table %s".formatted(column, table.name()),
                why,
                "Declare its type in tables.yaml as the source has it; keys that are hashed cannot be compared.");
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
