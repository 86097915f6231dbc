package io.millrace.cli.demo.wide;

import io.millrace.cli.demo.AtOnce;
import io.millrace.cli.demo.wide.ParquetFile.Column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A wide snapshot as Parquet files: the key in capitals, then every attribute under its name in the source. */
public final class WideSnapshot {
    /** The key's name in the snapshot. */
    public static final String KEY = "CUSTOMER_USER_ID";

    private static final int ROWS_A_FILE = 2_500;
    private static final int LEAST_FILES = 2;

    private WideSnapshot() {}

    /**
     * Writes it.
     *
     * @param attributes those that it has, in this order
     * @return the files
     */
    public static List<Path> write(Path folder, List<Attribute> attributes, WideRows rows) {
        List<Column> columns = new ArrayList<>(List.of(new Column(KEY, false)));
        attributes.forEach(
                attribute -> columns.add(new Column(attribute.source(), attribute.kind() == Attribute.Kind.NUMBER)));
        int files = Math.max(LEAST_FILES, (rows.count() + ROWS_A_FILE - 1) / ROWS_A_FILE);
        List<Path> written = IntStream.range(0, files)
                .mapToObj(number -> folder.resolve(String.format(Locale.ROOT, "part-%05d.snappy.parquet", number)))
                .toList();
        create(folder);
        AtOnce.forEach(
                IntStream.range(0, files).boxed().toList(),
                Math.min(files, Runtime.getRuntime().availableProcessors()),
                number -> ParquetFile.write(
                        written.get(number),
                        columns,
                        IntStream.range(0, rows.count()).filter(row -> row % files == number),
                        (row, column) -> column == 0 ? rows.key(row) : rows.value(row, attributes.get(column - 1))));
        return written;
    }

    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make " + folder, e);
        }
    }
}
