package io.millrace.jobs.quality.transforms;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The transforms of a table, made in {@code order} in one projection. In every transform a column has the name that the schema gives
 * it, also after it was renamed. Columns that the configuration does not know go through as they are.
 */
public final class Transforms {
    private final TableConfig table;
    private final Map<String, ColumnTransform> columns;

    private Transforms(TableConfig table, Map<String, ColumnTransform> columns) {
        this.table = table;
        this.columns = columns;
    }

    /** Those of a table, with this process' environment, where keys of hashes stand; see the other method. */
    public static Transforms of(TableConfig table) {
        return of(table, System.getenv());
    }

    /**
     * Those of a table.
     *
     * @throws InvalidInputException with every unknown type, misspelt column, senseless parameter and missing key
     */
    public static Transforms of(TableConfig table, Map<String, String> environment) {
        return new Transforms(table, ColumnPlans.of(table, environment));
    }

    /** The changed rows. Lazy: no Spark action. A value that a cast cannot take becomes null: judge the rows before. */
    public Dataset<Row> apply(Dataset<Row> rows) {
        return project(rows, columns, true);
    }

    /** The schema of what {@link #apply} makes of such rows. */
    public StructType output(StructType input) {
        return schema(input, columns, true);
    }

    /**
     * The rows for a place where nobody may see what is masked, such as quarantine: columns of {@link #masked} are changed as by
     * {@link #apply}, all others stay as they came; no column is renamed.
     */
    public Dataset<Row> mask(Dataset<Row> rows) {
        return project(rows, maskedColumns(), false);
    }

    /** The schema of what {@link #mask} makes of such rows. */
    public StructType maskedOutput(StructType input) {
        return schema(input, maskedColumns(), false);
    }

    /** Columns, by their names in the schema, of which mask_pii or hash hides the value. */
    public Set<String> masked() {
        return new LinkedHashSet<>(maskedColumns().keySet());
    }

    /** Names of the primary key's columns after the transforms. */
    public List<String> outputKey() {
        return table.primaryKey().stream().map(key -> columns.get(key).output()).toList();
    }

    /**
     * The transforms of one column, for rows in plain Java.
     *
     * @param name in the schema
     */
    public ColumnTransform column(String name) {
        ColumnTransform column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "table %s has no column %s: it has %s".formatted(table.name(), name, columns.keySet()));
        }
        return column;
    }

    /** For each cast the condition that it cannot take the row's value: true or false, never null. */
    public Map<TransformConfig, Column> misfits() {
        Map<TransformConfig, Column> misfits = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            for (int step = 0; step < column.steps().size(); step++) {
                ColumnTransform.Step cast = column.steps().get(step);
                if (cast.isCast()) {
                    Misfit misfit = new Misfit(column.chain(step), cast.function());
                    misfits.put(
                            cast.config(),
                            functions.udf(misfit, DataTypes.BooleanType).apply(Columns.named(name)));
                }
            }
        });
        return misfits;
    }

    private Map<String, ColumnTransform> maskedColumns() {
        Map<String, ColumnTransform> masked = new LinkedHashMap<>(columns);
        masked.values().removeIf(column -> !column.masked());
        return masked;
    }

    private Dataset<Row> project(Dataset<Row> rows, Map<String, ColumnTransform> changed, boolean rename) {
        return rows.select(Arrays.stream(rows.schema().fields())
                .map(field -> column(field, changed.get(field.name()), rename))
                .toArray(Column[]::new));
    }

    private Column column(StructField field, ColumnTransform column, boolean rename) {
        Column value = Columns.named(field.name());
        if (column == null) {
            return value;
        }
        requireType(field, column);
        Column changed = column.changes()
                ? functions
                        .udf(column.chain(column.steps().size()), Columns.type(column.type()))
                        .apply(value)
                : value;
        return changed.as(rename ? column.output() : field.name());
    }

    private StructType schema(StructType input, Map<String, ColumnTransform> changed, boolean rename) {
        return new StructType(Arrays.stream(input.fields())
                .map(field -> field(field, changed.get(field.name()), rename))
                .toArray(StructField[]::new));
    }

    private StructField field(StructField field, ColumnTransform column, boolean rename) {
        if (column == null) {
            return field;
        }
        requireType(field, column);
        String name = rename ? column.output() : field.name();
        return column.changes()
                ? DataTypes.createStructField(name, Columns.type(column.type()), true)
                : DataTypes.createStructField(name, field.dataType(), field.nullable(), field.metadata());
    }

    private void requireType(StructField field, ColumnTransform column) {
        DataType declared = Columns.type(column.source().type());
        if (column.changes() && !field.dataType().equals(declared)) {
            throw new InvalidInputException(List.of(new Problem(
                    "column %s of table %s".formatted(field.name(), table.name()),
                    "its rows hold %s where the schema says %s"
                            .formatted(field.dataType().simpleString(), declared.simpleString()),
                    "Transform rows as they were parsed by the schema.")));
        }
    }
}
