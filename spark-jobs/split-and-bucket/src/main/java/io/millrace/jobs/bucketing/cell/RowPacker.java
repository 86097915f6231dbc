package io.millrace.jobs.bucketing.cell;

import org.apache.spark.sql.catalyst.InternalRow;

import java.util.List;

/** Packs columns of rows. */
public final class RowPacker {
    private final Cell[] cells;
    private final int[] places;
    private final PackedRow packed = new PackedRow();

    /**
     * Packs these.
     *
     * @param places where each cell's column stands in the row
     */
    public RowPacker(List<Cell> cells, List<Integer> places) {
        this.cells = cells.toArray(Cell[]::new);
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The packed columns of a row. */
    public byte[] pack(InternalRow row) {
        packed.begin(cells.length);
        for (int i = 0; i < cells.length; i++) {
            if (row.isNullAt(places[i])) {
                packed.setNull(i);
            } else {
                cells[i].pack(row, places[i], packed);
            }
        }
        return packed.toBytes();
    }
}
