package io.millrace.config.tables.check;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that may stand once in a file. */
final class UniqueNamesCheck {
    private final PipelineConfig config;
    private final Report report;
    private final Set<String> seen = new HashSet<>();

    UniqueNamesCheck(PipelineConfig config, Report report) {
        this.config = config;
        this.report = report;
    }

    void check() {
        for (TableConfig table : config.tables()) {
            once("table", "name", table, table.name().toLowerCase(Locale.ROOT));
            once("topic", "topic", table, table.topic());
            table.dqRules().forEach(rule -> once("rule id", "id", rule, rule.id()));
            table.transforms().forEach(transform -> once("transform id", "id", transform, transform.id()));
        }
    }

    private void once(String kind, String key, Object part, String name) {
        boolean known = name == null || name.isEmpty() || seen.add(kind + " " + name);
        if (!known) {
            report.wrong(part, key, "another %s of the file is the same".formatted(kind), "Choose one that is free.");
        }
    }
}
