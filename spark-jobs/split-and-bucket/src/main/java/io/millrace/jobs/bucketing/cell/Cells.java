package io.millrace.jobs.bucketing.cell;

import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

import java.util.Map;
import java.util.Optional;

/** The cell of each type. */
public final class Cells {
    private static final Map<Class<? extends DataType>, Cell> PLAIN = Map.ofEntries(
            Map.entry(BooleanType.class, PlainCell.BOOLEAN),
            Map.entry(ByteType.class, PlainCell.BYTE),
            Map.entry(ShortType.class, PlainCell.SHORT),
            Map.entry(IntegerType.class, PlainCell.INT),
            Map.entry(DateType.class, PlainCell.INT),
            Map.entry(LongType.class, PlainCell.LONG),
            Map.entry(TimestampType.class, PlainCell.LONG),
            Map.entry(TimestampNTZType.class, PlainCell.LONG),
            Map.entry(FloatType.class, PlainCell.FLOAT),
            Map.entry(DoubleType.class, PlainCell.DOUBLE),
            Map.entry(StringType.class, PlainCell.TEXT),
            Map.entry(BinaryType.class, PlainCell.BINARY));

    private Cells() {}

    /**
     * The cell of a type; none for one with parts of its own.
     *
     * @param int96 whether timestamps are written in Parquet's old form
     */
    public static Optional<Cell> find(DataType type, boolean int96) {
        if (type instanceof DecimalType decimal) {
            return Optional.of(new DecimalCell(decimal.precision(), decimal.scale()));
        }
        return PLAIN.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(type))
                .map(entry -> int96 && type instanceof TimestampType ? PlainCell.INT96 : entry.getValue())
                .findFirst();
    }

    /** The cell of a type that has one. */
    public static Cell of(DataType type, boolean int96) {
        return find(type, int96)
                .orElseThrow(() -> new IllegalArgumentException(
                        "type %s cannot be packed: refuse its column before".formatted(type.catalogString())));
    }
}
