package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.cell.PackedRow;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;

import java.io.IOException;
import java.util.ArrayList;
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
    private final PackedRow lead = new PackedRow();

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
        List<OutputFile> files = new ArrayList<>();
        for (String path : paths.values()) {
            Path address = new Path(target + path);
            FileSystem store = address.getFileSystem(hadoop);
            store.setWriteChecksum(false);
            files.add(HadoopOutputFile.fromPath(address, hadoop));
        }
        this.output = new MeasuredOutput(files);
        this.file = new ColumnFile(output, format);
    }

    /** Writes a row; the rest must stand before this table's values, and stands behind them afterwards. */
    void write(byte[] leadBytes, PackedRow rest) throws IOException {
        lead.pointTo(leadBytes, leadColumns);
        file.write(lead, 0, 0, leadColumns);
        file.write(rest, place, leadColumns, columns);
        file.endRow();
    }

    List<WrittenFile> close() throws IOException {
        file.close();
        return paths.entrySet().stream()
                .map(path -> new WrittenFile(table, path.getKey(), path.getValue(), file.rows(), output.bytes()))
                .toList();
    }
}
