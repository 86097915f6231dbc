package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.column.ColumnWriter;
import org.apache.spark.sql.catalyst.InternalRow;

/** How the values of one type travel; null is not theirs to carry. */
public interface Cell {
    /** Definition level of a value in a column that may be null. */
    int PRESENT = 1;

    /** Puts the value at a place of a row. */
    void pack(InternalRow row, int place, PackedRow out);

    /** Takes the next value and writes it. */
    void unpack(PackedRow in, ColumnWriter out);
}
