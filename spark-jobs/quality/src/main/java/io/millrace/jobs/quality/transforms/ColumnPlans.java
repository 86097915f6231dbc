package io.millrace.jobs.quality.transforms;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.transforms.types.TransformType;
import io.millrace.jobs.quality.transforms.types.TransformTypes;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.Params;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a table's transforms together, column by column, and finds everything that is wrong with them. */
final class ColumnPlans {
    private static final Set<String> KEEP_KEYS_APART = Set.of("hash", TransformType.RENAME);

    private final TableConfig table;
    private final Map<String, String> environment;
    private final Map<String, ColumnTransform> columns = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private ColumnPlans(TableConfig table, Map<String, String> environment) {
        this.table = table;
        this.environment = environment;
        table.schema().forEach(column -> columns.put(column.name(), ColumnTransform.none(column)));
    }

    static Map<String, ColumnTransform> of(TableConfig table, Map<String, String> environment) {
        ColumnPlans plans = new ColumnPlans(table, environment);
        table.transforms().stream()
                .sorted(Comparator.comparingInt(TransformConfig::order))
                .forEach(plans::add);
        plans.requireDifferentNames();
        if (!plans.problems.isEmpty()) {
            throw new InvalidInputException(plans.problems);
        }
        return plans.columns;
    }

    private void add(TransformConfig transform) {
        Params params = Params.of(transform, table);
        try {
            ColumnTransform before = columns.get(transform.column());
            if (before == null) {
                throw params.invalid(
                        "the schema has no column " + transform.column(),
                        "It has %s; a renamed column keeps its old name in tables.yaml."
                                .formatted(Columns.names(table)));
            }
            columns.put(transform.column(), next(before, transform, params));
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
    }

    private ColumnTransform next(ColumnTransform before, TransformConfig transform, Params params) {
        ColumnConfig source = before.source();
        if (transform.type().equals(TransformType.RENAME)) {
            params.only(Set.of("to"));
            return new ColumnTransform(source, newName(params), before.type(), before.steps(), before.masked());
        }
        TransformType type = TransformTypes.named(transform.type(), params);
        if (table.primaryKey().contains(source.name()) && !KEEP_KEYS_APART.contains(transform.type())) {
            throw params.invalid(
                    "column %s is of the primary key, and two keys could become one".formatted(source.name()),
                    "Keys may be hashed and renamed only: remove the transform.");
        }
        TransformType.Made made = type.make(params, before.type(), environment);
        List<ColumnTransform.Step> steps = new ArrayList<>(before.steps());
        steps.add(new ColumnTransform.Step(transform, made.function()));
        ColumnType output = made.output();
        return new ColumnTransform(
                source, before.output(), output, List.copyOf(steps), before.masked() || type.masks());
    }

    private static String newName(Params params) {
        String name = params.text("to");
        if (name.startsWith("_")) {
            throw params.invalid(
                    "names that begin with an underscore are the lake's own", "Choose another name than " + name + ".");
        }
        return name;
    }

    private void requireDifferentNames() {
        Map<String, String> outputs = new LinkedHashMap<>();
        columns.forEach((source, column) -> {
            String other = outputs.putIfAbsent(column.output(), source);
            if (other != null) {
                problems.add(new Problem(
                        "columns %s and %s of table %s".formatted(other, source, table.name()),
                        "both are named %s after the transforms".formatted(column.output()),
                        "Rename one of them to another name."));
            }
        });
    }
}
