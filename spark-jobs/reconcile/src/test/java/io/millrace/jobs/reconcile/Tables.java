package io.millrace.jobs.reconcile;

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

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Configurations of tables. */
public final class Tables {
    private final String name;
    private final List<String> key;
    private final List<ColumnConfig> schema = new ArrayList<>();
    private final List<RuleConfig> rules = new ArrayList<>();
    private final List<TransformConfig> transforms = new ArrayList<>();
    private OnDelete deletes = OnDelete.CLOSE;
    private OnTruncate truncates = OnTruncate.CLOSE;

    private Tables(String name, List<String> key) {
        this.name = name;
        this.key = key;
    }

    public static Tables table(String name, String... key) {
        return new Tables(name, List.of(key));
    }

    public Tables column(String column, Kind kind) {
        return column(column, new ColumnType(kind, 0, 0));
    }

    public Tables column(String column, ColumnType type) {
        schema.add(new ColumnConfig(column, type, true, false));
        return this;
    }

    public Tables transform(String type, String column, Map<String, Object> params) {
        transforms.add(new TransformConfig(type + "_" + column, type, column, params, transforms.size() + 1));
        return this;
    }

    public Tables rule(String type, String column, Map<String, Object> params) {
        rules.add(new RuleConfig(type + "_" + column, type, column, params, Severity.ERROR));
        return this;
    }

    public Tables deletes(OnDelete meaning) {
        deletes = meaning;
        return this;
    }

    public Tables truncates(OnTruncate meaning) {
        truncates = meaning;
        return this;
    }

    public TableConfig in(Path folder) {
        return new TableConfig(
                name,
                "cdc-" + name,
                folder.resolve(name).toUri() + "/",
                key,
                List.of(),
                HistoryKind.SCD2,
                deletes,
                OnSchemaChange.EVOLVE,
                truncates,
                new ReplayLimits(Duration.ofDays(1), 1000),
                false,
                schema,
                rules,
                transforms,
                List.of(),
                List.of(),
                List.of());
    }
}
