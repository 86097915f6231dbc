package io.millrace.jobs.bucketing.plan;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The beginning of a key as a number: what is less as a key is not more as a number, read without sign. */
public final class KeyOrder {
    private KeyOrder() {}

    /** The number of a column of a row; 0 for null. */
    public static long of(InternalRow row, int column, DataType type) {
        if (row.isNullAt(column)) {
            return 0;
        }
        if (type.equals(DataTypes.StringType)) {
            return row.getUTF8String(column).getPrefix();
        }
        if (type.equals(DataTypes.LongType)) {
            return row.getLong(column) ^ Long.MIN_VALUE;
        }
        if (type.equals(DataTypes.IntegerType)) {
            return high(row.getInt(column), Integer.SIZE);
        }
        return type.equals(DataTypes.ShortType)
                ? high(row.getShort(column), Short.SIZE)
                : high(row.getByte(column), Byte.SIZE);
    }

    private static long high(long value, int bits) {
        return value << (Long.SIZE - bits) ^ Long.MIN_VALUE;
    }
}
