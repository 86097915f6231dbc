package io.millrace.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows under headings, printed as aligned text or as a JSON array of objects. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings, which are also the keys in JSON. */
    public Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row; a null cell is empty. */
    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "" : cell.toString());
        }
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException("A row of " + columns + " has " + row.size() + " cells");
        }
        rows.add(row);
        return this;
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** As the person asked for. */
    public String render(OutputOption output) {
        return output.isJson() ? Json.write(objects()) : text();
    }

    /** As aligned text, headings first. */
    public String text() {
        int[] widths = new int[columns.size()];
        widen(widths, columns);
        rows.forEach(row -> widen(widths, row));
        StringBuilder text = new StringBuilder(line(
                widths,
                columns.stream()
                        .map(name -> name.toUpperCase(java.util.Locale.ROOT))
                        .toList()));
        rows.forEach(row -> text.append(System.lineSeparator()).append(line(widths, row)));
        return text.toString();
    }

    /** As objects by heading. */
    public List<Map<String, String>> objects() {
        return rows.stream()
                .map(row -> {
                    Map<String, String> object = new LinkedHashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        object.put(columns.get(i), row.get(i));
                    }
                    return object;
                })
                .toList();
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private static String line(int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i));
            if (i < widths.length - 1) {
                line.append(" ".repeat(widths[i] - cells.get(i).length())).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }
}
