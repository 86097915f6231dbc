package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.column.ColumnWriter;

/** How the values of one type travel; null is not theirs to carry. */
public interface Cell {
    /** Definition level of a value in a column that may be null. */
    int PRESENT = 1;

    /** Appends a value of a column to a row. */
    void pack(SourceColumn column, int at, PackedRows out, int row);

    /** Takes a row's next value and writes it. */
    void unpack(PackedRows in, int row, ColumnWriter out);
}
