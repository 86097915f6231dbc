package io.millrace.cli.pipeline;

import io.millrace.config.tables.plan.Change;
import io.millrace.config.tables.plan.Effect;
import io.millrace.config.tables.plan.PlanDiff;

import java.util.Locale;

/** A plan for people: a line for each change under its table, with what it means below. */
record PlanText(PlanDiff plan) {
    @Override
    public String toString() {
        if (plan.isEmpty()) {
            return "Nothing changes.";
        }
        StringBuilder text = new StringBuilder();
        String heading = "";
        for (Change change : plan.changes()) {
            String own = change.table() == null ? "pipeline" : change.table();
            if (!own.equals(heading)) {
                text.append(heading.isEmpty() ? "" : "%n".formatted())
                        .append(own)
                        .append("%n".formatted());
                heading = own;
            }
            append(change, text);
        }
        long held = plan.changes().stream()
                .filter(change -> change.effect() == Effect.HELD)
                .count();
        text.append("%n%s".formatted(FileContents.counted(plan.changes().size(), "change")));
        return text.append(held == 0 ? "." : ", of which %d would hold a table until a person decides.".formatted(held))
                .toString();
    }

    private static void append(Change change, StringBuilder text) {
        String subject = change.subject().name().toLowerCase(Locale.ROOT);
        String sign =
                switch (change.action()) {
                    case ADDED -> "+";
                    case REMOVED -> "-";
                    case CHANGED -> "~";
                };
        text.append("  %s %s %s%n".formatted(sign, subject, change.name()));
        change.differences().forEach(difference -> text.append("      %s%n".formatted(difference)));
        text.append("      %s%n".formatted(change.meaning()));
    }
}
