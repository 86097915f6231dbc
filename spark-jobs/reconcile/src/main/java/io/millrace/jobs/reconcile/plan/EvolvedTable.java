package io.millrace.jobs.reconcile.plan;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table with the columns that it was given in the lake since its configuration was written.
 *
 * @param table as if all of them had been configured
 * @param added names of those that came since
 * @param unknown columns of the lake that no configuration can have, with their types
 */
public record EvolvedTable(TableConfig table, Set<String> added, Map<String, String> unknown) {
    /** Keeps copies. */
    public EvolvedTable {
        added = Set.copyOf(added);
        unknown = Map.copyOf(unknown);
    }

    /**
     * The table as it is in the lake.
     *
     * @param data columns of the lake; none when there is no table yet
     */
    public static EvolvedTable of(TableConfig configured, Transforms transforms, StructType data) {
        List<String> known = configured.schema().stream()
                .map(column -> transforms.column(column.name()).output())
                .toList();
        List<ColumnConfig> schema = new ArrayList<>(configured.schema());
        Set<String> added = new LinkedHashSet<>();
        Map<String, String> unknown = new LinkedHashMap<>();
        for (StructField field : data.fields()) {
            if (known.contains(field.name())) {
                continue;
            }
            Optional<ColumnType> type = type(field.dataType());
            boolean sameName = Columns.of(configured, field.name()).isPresent();
            if (type.isPresent() && !sameName) {
                schema.add(new ColumnConfig(field.name(), type.get(), true, false));
                added.add(field.name());
            } else {
                unknown.put(field.name(), field.dataType().simpleString());
            }
        }
        return new EvolvedTable(with(configured, schema), added, unknown);
    }

    /** Spark's type as a configuration has it; empty when none can. */
    private static Optional<ColumnType> type(DataType type) {
        if (type instanceof DecimalType decimal) {
            return Optional.of(new ColumnType(Kind.DECIMAL, decimal.precision(), decimal.scale()));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.DECIMAL)
                .map(kind -> new ColumnType(kind, 0, 0))
                .filter(candidate -> Columns.type(candidate).equals(type))
                .findFirst();
    }

    private static TableConfig with(TableConfig table, List<ColumnConfig> schema) {
        return new TableConfig(
                table.name(),
                table.topic(),
                table.deltaPath(),
                table.primaryKey(),
                table.sequenceBy(),
                table.history(),
                table.deletes(),
                table.onSchemaChange(),
                table.onTruncate(),
                table.replay(),
                table.internal(),
                List.copyOf(schema),
                table.dqRules(),
                table.transforms(),
                table.deequChecks(),
                table.foreignKeys(),
                table.indexes());
    }
}
