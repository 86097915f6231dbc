package io.millrace.cli.pipeline;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;

import java.util.function.ToIntFunction;

/** How much a configuration has. */
record FileContents(int tables, int columns, int rules, int transforms, int checks) {
    static FileContents of(PipelineConfig config) {
        return new FileContents(
                config.tables().size(),
                sum(config, table -> table.schema().size()),
                sum(config, table -> table.dqRules().size()),
                sum(config, table -> table.transforms().size()),
                sum(config, table -> table.deequChecks().size()));
    }

    private static int sum(PipelineConfig config, ToIntFunction<TableConfig> count) {
        return config.tables().stream().mapToInt(count).sum();
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Override
    public String toString() {
        return String.join(
                ", ",
                counted(tables, "table"),
                counted(columns, "column"),
                counted(rules, "rule"),
                counted(transforms, "transform"),
                counted(checks, "check"));
    }
}
