package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.cell.PackedRows;
import io.millrace.jobs.bucketing.parquet.ColumnFile;
import io.millrace.jobs.bucketing.parquet.MeasuredOutput;
import io.millrace.jobs.bucketing.parquet.TableFormat;
import io.millrace.jobs.support.Stores;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One table's rows of one slot: a file in each layout, encoded once; what stands at its address before is replaced. */
final class TableFile {
    private final String table;
    private final Map<String, String> paths;
    private final int leadColumns;
    private final int columns;
    private final int place;
    private final MeasuredOutput output;
    private final ColumnFile file;

    /**
     * Opens it.
     *
     * @param paths below the version's folder, by title of the layout
     * @param leadColumns how many columns come from the row's lead, the others from its rest
     * @param place where the table's columns begin in the rest
     */
    TableFile(
            String table,
            Map<String, String> paths,
            TableFormat format,
            int leadColumns,
            int place,
            String target,
            Configuration hadoop)
            throws IOException {
        this.table = table;
        this.paths = paths;
        this.leadColumns = leadColumns;
        this.columns = format.cells().size();
        this.place = place;
        this.output = new MeasuredOutput(
                Stores.of(new Path(target), hadoop),
                paths.values().stream().map(path -> new Path(target + path)).toList());
        this.file = new ColumnFile(output, format);
    }

    /** Writes rows; the rests must stand before this table's values, and stand behind them afterwards. */
    void write(PackedRows leads, PackedRows rests) throws IOException {
        leads.rewind(leadColumns);
        for (int column = 0; column < columns; column++) {
            if (column < leadColumns) {
                file.write(leads, column, column);
            } else {
                file.write(rests, place + column - leadColumns, column);
            }
        }
        file.endRows(rests.count());
    }

    List<WrittenFile> close() throws IOException {
        file.close();
        return paths.entrySet().stream()
                .map(path -> new WrittenFile(table, path.getKey(), path.getValue(), file.rows(), output.bytes()))
                .toList();
    }
}
