package io.millrace.jobs.bucketing.plan;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

import java.util.List;

/** Hive's hash version 1, by which Hive, Athena and Trino look for a key's bucket. */
public final class HiveHash {
    /** The types of a key column. */
    public static final List<DataType> KEY_TYPES = List.of(
            DataTypes.StringType, DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

    private static final int FACTOR = 31;

    private HiveHash() {}

    /** Hash of a column of a row; 0 for null. */
    public static int of(InternalRow row, int column, DataType type) {
        if (row.isNullAt(column)) {
            return 0;
        }
        if (type.equals(DataTypes.StringType)) {
            return of(row.getUTF8String(column));
        }
        if (type.equals(DataTypes.LongType)) {
            return Long.hashCode(row.getLong(column));
        }
        if (type.equals(DataTypes.IntegerType)) {
            return row.getInt(column);
        }
        return type.equals(DataTypes.ShortType) ? row.getShort(column) : row.getByte(column);
    }

    /** The bucket that a hash falls into. */
    public static int bucket(int hash, int buckets) {
        return (hash & Integer.MAX_VALUE) % buckets;
    }

    private static int of(UTF8String text) {
        int hash = 0;
        int length = text.numBytes();
        for (int i = 0; i < length; i++) {
            hash = FACTOR * hash + Platform.getByte(text.getBaseObject(), text.getBaseOffset() + i);
        }
        return hash;
    }
}
