package io.millrace.comparison.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import io.millrace.comparison.domain.MappingRow;
import io.millrace.comparison.domain.SnapshotRows;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of snapshots, and what a downstream system makes of batches. */
public final class Rows {
    private static final List<String> COLUMNS =
            List.of(SnapshotRows.HEADER.get(0), SnapshotRows.HEADER.get(1), "change");

    private Rows() {}

    /** Rows written {@code source>destination}. */
    public static Set<MappingRow> of(String... texts) {
        Set<MappingRow> rows = new TreeSet<>();
        Arrays.stream(texts)
                .map(text -> text.split(">", -1))
                .forEach(parts -> rows.add(new MappingRow(parts[0], parts[1])));
        return rows;
    }

    /** So many rows, each of a source of its own. */
    public static Set<MappingRow> many(int count) {
        Set<MappingRow> rows = new TreeSet<>();
        IntStream.range(0, count).forEach(n -> rows.add(new MappingRow("db__x__test.s%04d".formatted(n), "d.t" + n)));
        return rows;
    }

    /** Both sets. */
    public static Set<MappingRow> and(Collection<MappingRow> rows, Collection<MappingRow> more) {
        Set<MappingRow> all = new TreeSet<>(rows);
        all.addAll(more);
        return all;
    }

    /** The rows of a batch file, whose header is checked. */
    public static Set<MappingRow> read(String csv) {
        Set<MappingRow> rows = new TreeSet<>();
        boolean[] header = {true};
        CsvReader.builder().ofCsvRecord(csv).forEach(record -> {
            if (header[0]) {
                assertThat(record.getFields()).isEqualTo(COLUMNS);
                header[0] = false;
            } else {
                rows.add(new MappingRow(record.getField(0), record.getField(1)));
            }
        });
        return rows;
    }
}
