package io.millrace.jobs.bucketing.cell;

import org.apache.spark.sql.vectorized.ColumnarBatch;

import java.util.List;
import java.util.stream.Stream;

/** Packs columns of the source's batches, a column of some rows at a time. */
public final class BatchPacker {
    private final Cell[] cells;
    private final int[] places;
    private final SourceColumn[] columns;
    private final PackedRows rows;

    /**
     * Packs these.
     *
     * @param places where each cell's column stands in a batch
     * @param most how many rows at a time, at most
     */
    public BatchPacker(List<Cell> cells, List<Integer> places, int most) {
        this.cells = cells.toArray(Cell[]::new);
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        this.columns =
                Stream.generate(SourceColumn::new).limit(this.cells.length).toArray(SourceColumn[]::new);
        this.rows = new PackedRows(most);
    }

    /** Packs rows of a batch; they are the same object each time. */
    public PackedRows pack(ColumnarBatch batch, int from, int count) {
        rows.begin(count, cells.length);
        for (int i = 0; i < cells.length; i++) {
            columns[i].read(batch.column(places[i]));
            pack(i, from);
        }
        return rows;
    }

    private void pack(int place, int from) {
        Cell cell = cells[place];
        SourceColumn column = columns[place];
        for (int row = 0; row < rows.count(); row++) {
            if (column.vector().isNullAt(from + row)) {
                rows.putNull(row, place);
            } else {
                cell.pack(column, from + row, rows, row);
            }
        }
    }
}
