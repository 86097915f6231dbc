package io.millrace.cli.demo.wide;

import io.millrace.cli.demo.wide.ParquetFile.Column;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The snapshot of addressable ids: one row an id, the key in another spelling, no mapping. */
public final class AddressableIds {
    private static final List<Column> COLUMNS = List.of(
            new Column("Customer_User_id", false),
            new Column("household_id", true),
            new Column("channel", false),
            new Column("consent", false));
    private static final String[] CHANNELS = {"mail", "phone", "web"};

    private AddressableIds() {}

    /** Its columns in the catalog. */
    public static List<String> columns() {
        return COLUMNS.stream()
                .map(column -> column.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    /** Writes it and gives the file. */
    public static Path write(Path folder, WideRows rows) {
        WideSnapshot.create(folder);
        Path file = folder.resolve("part-00000.snappy.parquet");
        ParquetFile.write(file, COLUMNS, IntStream.range(0, rows.ids()), (row, column) -> value(rows, row, column));
        return file;
    }

    /** A value of an id's row. */
    public static Object value(WideRows rows, int id, int column) {
        return switch (column) {
            case 0 -> rows.key(id);
            case 1 -> id / 2;
            case 2 -> CHANNELS[id % CHANNELS.length];
            default -> id % 5 == 0 ? null : "Y";
        };
    }
}
