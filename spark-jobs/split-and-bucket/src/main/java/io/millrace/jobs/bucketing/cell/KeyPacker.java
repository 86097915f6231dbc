package io.millrace.jobs.bucketing.cell;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Packs the key of a sorted row, a row of one column. */
public final class KeyPacker {
    private final int place;
    private final DataType type;
    private final PackedRows row = new PackedRows(1);

    /** Packs the column of that place and type. */
    public KeyPacker(int place, DataType type) {
        this.place = place;
        this.type = type;
    }

    /** The packed key. */
    public byte[] pack(InternalRow sorted) {
        row.begin(1, 1);
        if (sorted.isNullAt(place)) {
            row.putNull(0, 0);
        } else if (type.equals(DataTypes.StringType)) {
            row.putText(0, sorted.getUTF8String(place));
        } else if (type.equals(DataTypes.LongType)) {
            row.putLong(0, sorted.getLong(place));
        } else if (type.equals(DataTypes.IntegerType)) {
            row.putInt(0, sorted.getInt(place));
        } else if (type.equals(DataTypes.ShortType)) {
            row.putInt(0, sorted.getShort(place));
        } else {
            row.putByte(0, sorted.getByte(place));
        }
        return row.toBytes(0);
    }
}
