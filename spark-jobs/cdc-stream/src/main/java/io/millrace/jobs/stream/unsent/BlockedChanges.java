package io.millrace.jobs.stream.unsent;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** From a row with an array of the entries of a key to the changes of it that must not go on. */
final class BlockedChanges implements UDF1<Row, List<Row>> {
    static final String TYPE = "array<struct<lsn:bigint,place:bigint,columns:array<string>>>";

    private static final long serialVersionUID = 1L;

    /** By the name of a column in the table, its name in the source. */
    private final Map<String, String> sourceNames;

    private final boolean lastOnly;

    BlockedChanges(Map<String, String> sourceNames, boolean lastOnly) {
        this.lastOnly = lastOnly;
        this.sourceNames = Map.copyOf(sourceNames);
    }

    @Override
    public List<Row> call(Row key) {
        List<Entry> entries = new ArrayList<>();
        for (Row entry : key.<Row>getList(0)) {
            Entry.State state = Entry.State.valueOf(entry.getString(2));
            entries.add(new Entry(
                    entry.getLong(0),
                    entry.getLong(1),
                    state,
                    names(entry, 3, state),
                    entry.isNullAt(4) ? null : names(entry, 4, state)));
        }
        entries.sort(Comparator.comparingLong(Entry::lsn).thenComparingLong(Entry::order));
        return Carriers.blocked(entries, lastOnly).stream()
                .map(blocked -> RowFactory.create(
                        blocked.lsn(), blocked.order(), blocked.columns().toArray(String[]::new)))
                .toList();
    }

    private List<String> names(Row entry, int field, Entry.State state) {
        List<String> names = entry.isNullAt(field) ? List.of() : entry.getList(field);
        return state == Entry.State.STORED
                ? names.stream()
                        .map(name -> sourceNames.getOrDefault(name, name))
                        .toList()
                : List.copyOf(names);
    }
}
