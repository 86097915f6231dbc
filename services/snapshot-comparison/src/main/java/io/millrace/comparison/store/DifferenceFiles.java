package io.millrace.comparison.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.millrace.comparison.domain.Change;
import io.millrace.comparison.domain.ChangeSink;
import io.millrace.comparison.domain.MappingRow;
import io.millrace.comparison.domain.SnapshotRows;
import io.millrace.events.mapping.Mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A difference on the way to S3: its rows in temporary files, which are deleted when it is closed. */
final class DifferenceFiles implements ChangeSink, AutoCloseable {
    static final List<String> COLUMNS = List.of(SnapshotRows.HEADER.get(0), SnapshotRows.HEADER.get(1), "change");

    private final Path folder;
    private final CsvWriter incremental;
    private final CsvWriter deletion;
    private final CsvWriter ambiguous;
    private final int sampleSize;
    private final List<Mapping> sample = new ArrayList<>();
    private long ambiguousRows;
    private boolean finished;

    DifferenceFiles(int sampleSize) {
        this.sampleSize = sampleSize;
        try {
            this.folder = Files.createTempDirectory("millrace-comparison-");
            this.incremental = writer(incremental(), COLUMNS);
            this.deletion = writer(deletion(), COLUMNS);
            this.ambiguous = writer(ambiguous(), SnapshotRows.HEADER);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not open temporary files for a comparison", e);
        }
    }

    private static CsvWriter writer(Path file, List<String> header) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file, UTF_8);
        csv.writeRecord(header);
        return csv;
    }

    @Override
    public void added(MappingRow row, Change change) {
        incremental.writeRecord(row.source(), row.destination(), change.label());
    }

    @Override
    public void removed(MappingRow row, Change change) {
        deletion.writeRecord(row.source(), row.destination(), change.label());
        if (sample.size() < sampleSize) {
            sample.add(new Mapping(row.source(), row.destination()));
        }
    }

    @Override
    public void ambiguous(MappingRow row) {
        ambiguous.writeRecord(row.source(), row.destination());
        ambiguousRows++;
    }

    Path incremental() {
        return folder.resolve("incremental.csv");
    }

    Path deletion() {
        return folder.resolve("deletion.csv");
    }

    Path ambiguous() {
        return folder.resolve("ambiguous.csv");
    }

    long ambiguousRows() {
        return ambiguousRows;
    }

    /** The first of the removed rows. */
    List<Mapping> sample() {
        return List.copyOf(sample);
    }

    /** Ends writing, so that the files can be read. */
    void finish() {
        if (finished) {
            return;
        }
        finished = true;
        try {
            incremental.close();
            deletion.close();
            ambiguous.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the temporary files in " + folder, e);
        }
    }

    @Override
    public void close() {
        finish();
        try {
            Files.deleteIfExists(incremental());
            Files.deleteIfExists(deletion());
            Files.deleteIfExists(ambiguous());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete the temporary files in " + folder, e);
        }
    }
}
