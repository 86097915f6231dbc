package io.millrace.comparison.domain;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.platform.stage.StageFailureException;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The rows of a snapshot file, read one at a time and checked on the way: its header, two columns, strictly ascending
 * order. What is not such a file fails with its name and the line.
 */
public final class SnapshotRows implements Iterator<MappingRow>, AutoCloseable {
    /** The header that every snapshot file has. */
    public static final List<String> HEADER =
            List.of("source_pipeline_resource_name", "destination_pipeline_resource_name");

    private static final String MEND =
            "It was not written by mapping-validation or was changed since. Ask for a new snapshot: millrace sync.";

    private final String file;
    private final String whatToDo;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private MappingRow last;
    private MappingRow next;
    private long rows;
    private long line;

    /**
     * Begins to read.
     *
     * @param file named in errors
     * @throws StageFailureException when the header is another one
     */
    public SnapshotRows(String file, InputStream in) {
        this(file, in, MEND);
    }

    /** @param whatToDo what errors tell a person to do */
    public SnapshotRows(String file, InputStream in, String whatToDo) {
        this.file = file;
        this.whatToDo = whatToDo;
        this.csv = CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new InputStreamReader(
                        in,
                        UTF_8.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.records = csv.iterator();
        CsvRecord header = read();
        if (header == null || !header.getFields().equals(HEADER)) {
            throw foreign(1, "its first line is not the header " + String.join(",", HEADER));
        }
        advance();
    }

    /** A snapshot without rows: what there was before the first one. */
    public static SnapshotRows none() {
        return new SnapshotRows(
                "(no snapshot)", new java.io.ByteArrayInputStream((String.join(",", HEADER) + "\r\n").getBytes(UTF_8)));
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /** The row that {@link #next()} will give; null at the end. */
    public MappingRow peek() {
        return next;
    }

    @Override
    public MappingRow next() {
        if (next == null) {
            throw new NoSuchElementException(file);
        }
        last = next;
        rows++;
        advance();
        return last;
    }

    /** Rows given so far. */
    public long rows() {
        return rows;
    }

    private void advance() {
        CsvRecord record = read();
        if (record == null) {
            next = null;
            return;
        }
        if (record.getFieldCount() != 2
                || record.getField(0).isBlank()
                || record.getField(1).isBlank()) {
            throw foreign(record.getStartingLineNumber(), "a row has two names, this one is " + record.getFields());
        }
        MappingRow row = new MappingRow(record.getField(0), record.getField(1));
        MappingRow before = next;
        if (before != null && before.compareTo(row) >= 0) {
            throw foreign(
                    record.getStartingLineNumber(),
                    before.equals(row) ? "the row above stands here again" : "the rows are not sorted");
        }
        next = row;
    }

    private CsvRecord read() {
        try {
            CsvRecord record = records.hasNext() ? records.next() : null;
            line = record == null ? line : record.getStartingLineNumber();
            return record;
        } catch (CsvParseException e) {
            throw foreign(line + 1, "it is no CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw foreign(line + 1, "here or further down the text is not UTF-8");
            }
            throw new UncheckedIOException("Reading " + file + " broke off", e.getCause());
        }
    }

    private StageFailureException foreign(long line, String why) {
        return new StageFailureException(
                "The mapping snapshot " + file + " cannot be compared", "line " + line + ": " + why, whatToDo);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing " + file + " failed", e);
        }
    }
}
