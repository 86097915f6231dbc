package io.millrace.jobs.quality.transforms;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.transforms.types.TransformType;
import io.millrace.jobs.quality.transforms.types.TransformTypes;
import io.millrace.jobs.quality.value.Params;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a table's transforms together, column by column, and finds everything that is wrong with them. */
final class ColumnPlans {
    private static final Set<String> NEW_NAME = Set.of("new_name", "to");

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
        if (!plans.problems.isEmpty()) {
            throw new InvalidInputException(plans.problems);
        }
        return plans.columns;
    }

    private void add(TransformConfig transform) {
        Params params = Params.of(transform, table);
        try {
            ColumnTransform before = named(transform.column());
            if (before == null) {
                throw params.invalid(
                        "there is no column %s when its turn comes".formatted(transform.column()),
                        "There are %s.".formatted(names()));
            }
            String source = before.source().name();
            if (table.primaryKey().contains(source) || table.sequenceBy().contains(source)) {
                throw params.invalid(
                        "column %s tells rows or their order apart and is stored as it arrives".formatted(source),
                        "Remove the transform: other values might fall together.");
            }
            columns.put(source, next(before, transform, params));
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
    }

    private ColumnTransform next(ColumnTransform before, TransformConfig transform, Params params) {
        ColumnConfig source = before.source();
        if (transform.type().equals(TransformType.RENAME)) {
            return new ColumnTransform(source, newName(params), before.type(), before.steps(), before.masked());
        }
        TransformType type = TransformTypes.named(transform.type(), params);
        TransformType.Made made = type.make(params, before.type(), environment);
        List<ColumnTransform.Step> steps = new ArrayList<>(before.steps());
        steps.add(new ColumnTransform.Step(transform, made.function()));
        return new ColumnTransform(
                source, before.output(), made.output(), List.copyOf(steps), before.masked() || type.masks());
    }

    private String newName(Params params) {
        params.only(NEW_NAME);
        String name = params.text(params.has("to") ? "to" : "new_name");
        if (name.startsWith("_")) {
            throw params.invalid(
                    "names that begin with an underscore are the lake's own", "Choose another name than " + name + ".");
        }
        if (columns.values().stream().anyMatch(column -> column.output().equalsIgnoreCase(name))) {
            throw params.invalid("another column is named %s then".formatted(name), "Choose a name that is free.");
        }
        return name;
    }

    private ColumnTransform named(String name) {
        return columns.values().stream()
                .filter(column -> column.output().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String names() {
        return columns.values().stream().map(ColumnTransform::output).collect(Collectors.joining(", "));
    }
}
