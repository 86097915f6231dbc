package io.millrace.config.columns;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds for every mapped column the source's column that feeds it, without regard to case. */
public final class ColumnPlanner {
    private final ColumnMapping mapping;
    private final List<String> source;
    private final OnMissingColumn onMissing;
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<ColumnPlan.Skipped> skipped = new ArrayList<>();

    private ColumnPlanner(ColumnMapping mapping, List<String> source, OnMissingColumn onMissing) {
        this.mapping = mapping;
        this.source = source;
        this.onMissing = onMissing;
        for (int i = 0; i < source.size(); i++) {
            places.computeIfAbsent(folded(source.get(i)), name -> new ArrayList<>())
                    .add(i);
        }
    }

    /**
     * Decides.
     *
     * @param source the source's column names, in its order and spelling
     * @throws InvalidInputException with every missing and every ambiguous column
     */
    public static ColumnPlan plan(ColumnMapping mapping, List<String> source, OnMissingColumn onMissing) {
        List<Problem> problems = new ArrayList<>();
        ColumnPlan plan = plan(mapping, source, onMissing, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return plan;
    }

    /**
     * Decides as far as it goes, for a caller who has more to find out before all is told at once.
     *
     * @param problems gets every missing and every ambiguous column
     * @return the columns that were found
     */
    public static ColumnPlan plan(
            ColumnMapping mapping, List<String> source, OnMissingColumn onMissing, List<Problem> problems) {
        ColumnPlanner planner = new ColumnPlanner(mapping, source, onMissing);
        ColumnPlan plan = planner.plan();
        problems.addAll(planner.problems);
        return plan;
    }

    private ColumnPlan plan() {
        if (!isThere(mapping.key())) {
            problems.add(new Problem(
                    "key column " + mapping.key(),
                    "the source does not have it in any spelling, so that no row has a bucket",
                    "Set key to a column of the source: " + shortened(source) + "."));
        }
        List<ColumnPlan.Table> tables =
                mapping.tables().stream().map(this::table).toList();
        return new ColumnPlan(tables, skipped);
    }

    private ColumnPlan.Table table(MappedTable table) {
        List<ColumnPlan.Column> columns = new ArrayList<>();
        for (MappedColumn column : table.columns()) {
            String found = nameInSource(column);
            if (found != null) {
                List<Integer> at = places.get(found);
                if (at.size() > 1) {
                    ambiguous(at);
                }
                columns.add(new ColumnPlan.Column(column.name(), source.get(at.get(0)), at.get(0)));
            } else if (!column.name().equals(mapping.key())) {
                missing(table, column);
            }
        }
        return new ColumnPlan.Table(table.name(), columns);
    }

    private String nameInSource(MappedColumn column) {
        String asMapped = folded(column.source());
        if (column.name().equals(mapping.key())) {
            return isThere(column.name()) ? column.name() : null;
        }
        if (isThere(asMapped)) {
            return asMapped;
        }
        return isThere(column.name()) ? column.name() : null;
    }

    private void missing(MappedTable table, MappedColumn column) {
        if (onMissing == OnMissingColumn.SKIP_COLUMN) {
            skipped.add(new ColumnPlan.Skipped(table.name(), column.name()));
            return;
        }
        problems.add(
                new Problem(
                        "column %s of table %s (%s line %d)"
                                .formatted(column.name(), table.name(), mapping.origin(), column.line()),
                        "the source has no column %s in any spelling".formatted(column.source()),
                        "Bring the column back to the source, remove the mapping's line, or set on-missing-column to skip-column."));
    }

    private void ambiguous(List<Integer> at) {
        List<String> spellings = at.stream().map(source::get).toList();
        problems.add(new Problem(
                "source columns " + String.join(", ", spellings),
                "they differ in case alone, so that nobody knows which one is meant",
                "Rename or remove all but one of them in the source."));
    }

    private boolean isThere(String name) {
        return places.containsKey(name);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String shortened(List<String> names) {
        int most = 20;
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and %d more".formatted(names.size() - most);
    }
}
