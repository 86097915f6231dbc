package io.millrace.jobs.bucketing.parquet;

import io.millrace.jobs.bucketing.cell.Cell;
import io.millrace.jobs.bucketing.cell.PackedRows;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.OutputFile;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A Parquet file of flat columns, into which packed values go without becoming a row in between. */
public final class ColumnFile {
    /** From this version on Spark writes dates and times by the calendar that everybody uses; readers look for it. */
    private static final Map<String, String> WRITER =
            Map.of("org.apache.spark.version", org.apache.spark.package$.MODULE$.SPARK_VERSION());

    private final TableFormat format;
    private final ParquetFileWriter file;
    private final Cell[] cells;
    private final ColumnWriter[] columns;
    private ColumnChunks pages;
    private ColumnWriteStore values;
    private long rows;
    private long rowsBefore;

    /** Begins it. */
    public ColumnFile(OutputFile output, TableFormat format) throws IOException {
        this.format = format;
        this.cells = format.cells().toArray(Cell[]::new);
        this.columns = new ColumnWriter[cells.length];
        this.file = new ParquetFileWriter(
                output,
                format.schema(),
                ParquetFileWriter.Mode.OVERWRITE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
                ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
                ParquetProperties.DEFAULT_PAGE_WRITE_CHECKSUM_ENABLED);
        file.start();
        beginRowGroup();
    }

    /** Writes the next value of every row into a column; {@code place} is the column's own in the packed rows. */
    public void write(PackedRows packed, int place, int column) {
        Cell cell = cells[column];
        ColumnWriter out = columns[column];
        for (int row = 0; row < packed.count(); row++) {
            if (packed.isNull(row, place)) {
                out.writeNull(0, 0);
            } else {
                cell.unpack(packed, row, out);
            }
        }
    }

    /** Ends so many rows, of which every column has been written. */
    public void endRows(int count) throws IOException {
        for (int row = 0; row < count; row++) {
            values.endRecord();
        }
        rows += count;
        if (values.getBufferedSize() > ParquetWriter.DEFAULT_BLOCK_SIZE) {
            endRowGroup();
            beginRowGroup();
        }
    }

    /** Rows so far. */
    public long rows() {
        return rows;
    }

    /** Ends it; only then it can be read. */
    public void close() throws IOException {
        endRowGroup();
        file.end(WRITER);
    }

    private void beginRowGroup() {
        rowsBefore = rows;
        pages = new ColumnChunks(format);
        values = format.properties().newColumnWriteStore(format.schema(), pages, pages);
        List<ColumnDescriptor> descriptors = format.schema().getColumns();
        Arrays.setAll(columns, column -> values.getColumnWriter(descriptors.get(column)));
    }

    private void endRowGroup() throws IOException {
        if (rows > rowsBefore) {
            file.startBlock(rows - rowsBefore);
            values.flush();
            pages.flushTo(file);
            file.endBlock();
        }
        values.close();
    }
}
