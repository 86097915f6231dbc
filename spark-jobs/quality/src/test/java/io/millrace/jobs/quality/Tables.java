package io.millrace.jobs.quality;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.Severity;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.OnSchemaChange;
import io.millrace.config.tables.OnTruncate;
import io.millrace.config.tables.ReplayLimits;
import io.millrace.config.tables.TableConfig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Configurations of tables: {@code table("drivers").column("name", Kind.STRING).rule(…)}. */
public final class Tables {
    private final String name;
    private final List<String> key = new ArrayList<>(List.of("id"));
    private final List<ColumnConfig> schema = new ArrayList<>();
    private final List<RuleConfig> rules = new ArrayList<>();
    private final List<TransformConfig> transforms = new ArrayList<>();
    private final List<CheckConfig> checks = new ArrayList<>();

    private Tables(String name) {
        this.name = name;
    }

    /** A table whose key is the integer {@code id}. */
    public static Tables table(String name) {
        return new Tables(name).column("id", Kind.INTEGER);
    }

    public Tables column(String column, Kind kind) {
        return column(column, new ColumnType(kind, 0, 0));
    }

    public Tables column(String column, ColumnType type) {
        schema.add(new ColumnConfig(column, type, true, false));
        return this;
    }

    public Tables rule(String type, String column, Map<String, Object> params) {
        return rule(type + "_" + column, type, column, params, Severity.ERROR);
    }

    public Tables rule(String id, String type, String column, Map<String, Object> params, Severity severity) {
        rules.add(new RuleConfig(id, type, column, params, severity));
        return this;
    }

    /** Adds it after those that are there. */
    public Tables transform(String type, String column, Map<String, Object> params) {
        return transform(type, column, params, transforms.size() + 1);
    }

    public Tables transform(String type, String column, Map<String, Object> params, int order) {
        transforms.add(new TransformConfig(type + "_" + column, type, column, params, order));
        return this;
    }

    public Tables check(CheckConfig check) {
        checks.add(check);
        return this;
    }

    public TableConfig config() {
        return new TableConfig(
                name,
                "cdc-" + name,
                "s3://delta/" + name + "/",
                key,
                List.of(),
                HistoryKind.SCD2,
                OnDelete.CLOSE,
                OnSchemaChange.EVOLVE,
                OnTruncate.CLOSE,
                new ReplayLimits(Duration.ofDays(1), 1000),
                false,
                schema,
                rules,
                transforms,
                checks,
                List.of(),
                List.of());
    }
}
