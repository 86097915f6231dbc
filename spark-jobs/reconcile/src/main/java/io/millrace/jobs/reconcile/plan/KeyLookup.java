package io.millrace.jobs.reconcile.plan;

import io.millrace.jobs.reconcile.value.ComparedColumn;

import java.util.ArrayList;
import java.util.List;

/** SQL that finds rows by their keys, through the key's index where the type allows. */
public final class KeyLookup {
    private KeyLookup() {}

    /** The whole statement; its parameters are one array of canonical texts for each key column. */
    public static String sql(TablePlan plan) {
        List<String> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < plan.keys().size(); i++) {
            arrays.add("?::text[]");
            names.add("k" + i);
            conditions.add(equal(plan.keyColumns().get(i), "k.k" + i));
        }
        return "select %s from unnest(%s) k(%s) join %s t on %s"
                .formatted(
                        plan.rawSql(),
                        String.join(", ", arrays),
                        String.join(", ", names),
                        plan.source(),
                        String.join(" and ", conditions));
    }

    private static String equal(ComparedColumn column, String text) {
        return switch (column.kind()) {
            case INTEGER -> column.sql() + " = " + text + "::bigint";
            case DECIMAL -> column.sql() + " = " + text + "::numeric";
            case BOOLEAN -> column.sql() + " = " + text + "::boolean";
            default -> "(" + column.form().canonical() + ") = " + text;
        };
    }
}
