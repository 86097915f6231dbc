package io.millrace.jobs.quality.value;

import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.TableConfig;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Columns of a table's configuration as Spark knows them. */
public final class Columns {
    private Columns() {}

    /** The column of that very name, whatever characters it has. */
    public static Column named(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }

    /** Spark's type of a column. */
    public static DataType type(ColumnType type) {
        return switch (type.kind()) {
            case STRING -> DataTypes.StringType;
            case INTEGER -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case DECIMAL -> DataTypes.createDecimalType(type.precision(), type.scale());
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
        };
    }

    /** A column of the table's schema. */
    public static Optional<ColumnConfig> of(TableConfig table, String name) {
        return table.schema().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    /** Names of all columns of the table's schema, for messages. */
    public static String names(TableConfig table) {
        return table.schema().stream().map(ColumnConfig::name).collect(Collectors.joining(", "));
    }

    /** A type as configuration files write it, for example {@code decimal(10,2)}. */
    public static String title(ColumnType type) {
        String kind = type.kind().name().toLowerCase(Locale.ROOT);
        return type.kind() == ColumnType.Kind.DECIMAL
                ? "%s(%d,%d)".formatted(kind, type.precision(), type.scale())
                : kind;
    }
}
