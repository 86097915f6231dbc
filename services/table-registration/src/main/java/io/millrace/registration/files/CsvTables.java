package io.millrace.registration.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.events.lake.TableColumn;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.domain.TableContents;
import io.millrace.registration.domain.TableRequest;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** CSV tables: the header line of every file must name the declared columns in their order. */
public final class CsvTables implements TableSource {
    private static final int HEADER_BYTES = 64 * 1024;

    private final TableListing listing;
    private final ObjectRange objects;
    private final BoundedWork work;

    /** Tables whose headers are read at once, within the bound. */
    public CsvTables(TableListing listing, ObjectRange objects, BoundedWork work) {
        this.listing = listing;
        this.objects = objects;
        this.work = work;
    }

    @Override
    public TableContents read(TableRequest table) {
        if (table.declared().isEmpty()) {
            throw new StageFailureException(
                    "CSV table " + table.base() + " in " + table.location() + " cannot be registered",
                    "the event declares no columns, and CSV files have no types",
                    "Publish data-landed with the table's columns.");
        }
        List<TableColumn> columns = table.declared().stream()
                .map(column -> new TableColumn(column.name().toLowerCase(Locale.ROOT), column.type()))
                .toList();
        List<String> names = columns.stream().map(TableColumn::name).toList();
        List<TableFile> files = listing.files(table.location());
        work.all(files, file -> {
            check(table, file, names, header(file));
            return file;
        });
        return new TableContents(
                columns,
                table.rows(),
                Optional.of(files.stream().mapToLong(TableFile::bytes).sum()),
                Optional.of((long) files.size()),
                PartitionFolders.of(table, files));
    }

    private static void check(TableRequest table, TableFile file, List<String> declared, List<String> header) {
        if (!header.equals(declared)) {
            throw new StageFailureException(
                    "The file " + file.location() + " cannot be part of the table " + table.base(),
                    "its header line is " + header + ", the declared columns are " + declared,
                    "Declare the columns as the files have them, in that order, or write the file again.");
        }
    }

    private List<String> header(TableFile file) {
        String start = text(file);
        try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(start)) {
            Iterator<CsvRecord> rows = records.iterator();
            return rows.hasNext()
                    ? rows.next().getFields().stream()
                            .map(name -> name.strip().toLowerCase(Locale.ROOT))
                            .toList()
                    : List.of();
        } catch (CsvParseException | IOException e) {
            throw new StageFailureException(
                    "The header line of " + file.location() + " cannot be read",
                    String.valueOf(e.getMessage()),
                    "Write the file again, with a header line shorter than 64 KiB.");
        }
    }

    private String text(TableFile file) {
        byte[] start = objects.start(file, HEADER_BYTES);
        byte[] plain = file.path().endsWith(".gz") ? unzipped(file, start) : start;
        String text = new String(plain, UTF_8);
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int end = withoutMark.indexOf('\n');
        return end < 0 ? withoutMark : withoutMark.substring(0, end);
    }

    private static byte[] unzipped(TableFile file, byte[] start) {
        byte[] plain = new byte[HEADER_BYTES];
        int length = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
            int read;
            while (length < plain.length && (read = in.read(plain, length, plain.length - length)) > 0) {
                length += read;
            }
        } catch (EOFException startOnly) {
            // what was read of it is its start
        } catch (IOException e) {
            throw new StageFailureException(
                    "The file " + file.location() + " cannot be read",
                    "it is named .gz and is no gzip file: " + e.getMessage(),
                    "Write the file again.");
        }
        return java.util.Arrays.copyOf(plain, length);
    }
}
