package io.millrace.comparison.domain;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keeps what a comparison tells, row by row. */
final class Changes implements ChangeSink {
    final List<String> added = new ArrayList<>();
    final List<String> removed = new ArrayList<>();
    final List<MappingRow> ambiguous = new ArrayList<>();

    @Override
    public void added(MappingRow row, Change change) {
        added.add(text(row, change));
    }

    @Override
    public void removed(MappingRow row, Change change) {
        removed.add(text(row, change));
    }

    @Override
    public void ambiguous(MappingRow row) {
        ambiguous.add(row);
    }

    static String text(MappingRow row, Change change) {
        return row.source() + ">" + row.destination() + " " + change.label();
    }

    /** Compares the sorted rows; each is {@code source>destination}. */
    SnapshotDifference compare(Collection<MappingRow> previous, Collection<MappingRow> current) {
        try (SnapshotRows before = rows("before.csv", csv(previous));
                SnapshotRows now = rows("now.csv", csv(current))) {
            return SnapshotMerge.compare(before, now, this);
        }
    }

    static SnapshotRows rows(String file, String csv) {
        return new SnapshotRows(file, new ByteArrayInputStream(csv.getBytes(UTF_8)));
    }

    static String csv(Collection<MappingRow> rows) {
        StringBuilder csv = new StringBuilder(String.join(",", SnapshotRows.HEADER)).append("\r\n");
        rows.forEach(row ->
                csv.append(row.source()).append(',').append(row.destination()).append("\r\n"));
        return csv.toString();
    }

    static List<MappingRow> mappings(String... texts) {
        return java.util.Arrays.stream(texts)
                .map(text ->
                        new MappingRow(text.substring(0, text.indexOf('>')), text.substring(text.indexOf('>') + 1)))
                .sorted()
                .toList();
    }
}
