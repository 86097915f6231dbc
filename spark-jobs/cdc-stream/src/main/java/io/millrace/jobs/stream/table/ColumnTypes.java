package io.millrace.jobs.stream.table;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

import java.util.Map;
import java.util.Optional;

/** Spark's types as those of a configuration. */
final class ColumnTypes {
    private static final Map<DataType, Kind> KINDS = Map.of(
            DataTypes.StringType, Kind.STRING,
            DataTypes.IntegerType, Kind.INTEGER,
            DataTypes.LongType, Kind.LONG,
            DataTypes.DoubleType, Kind.DOUBLE,
            DataTypes.BooleanType, Kind.BOOLEAN,
            DataTypes.DateType, Kind.DATE,
            DataTypes.TimestampType, Kind.TIMESTAMP);

    private ColumnTypes() {}

    /** The type; empty when no configuration can have it. */
    static Optional<ColumnType> of(DataType type) {
        if (type instanceof DecimalType decimal) {
            return Optional.of(new ColumnType(Kind.DECIMAL, decimal.precision(), decimal.scale()));
        }
        return Optional.ofNullable(KINDS.get(type)).map(kind -> new ColumnType(kind, 0, 0));
    }
}
