package io.millrace.jobs.history.timeline;

import io.millrace.jobs.history.HistoryColumns;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Goes once through entries that are sorted by key and place, and tells each what it must know of the others of its key. Of entries at one
 * place the first stays; keys without a change of the batch are left out.
 *
 * <p>Spark's own windows tell the same in four passes with two shuffles, and a buffer for every key in each; for keys of two or three
 * entries they took two and a half times the processor time of this one pass. All entries of one key are held at a time.
 */
final class Neighbours implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
    static final String UNTIL_HERE = "__until_here";
    static final String BEFORE = "__before";
    static final String NEXT_LSN = "__next_lsn";
    static final String NEXT_ORDER = "__next_order";
    static final String NEXT_OPERATION = "__next_operation";
    static final String NEXT_RANK = "__next_rank";
    static final String NEXT_AT = "__next_at";
    static final String AFTER_NEXT_LSN = "__after_next_lsn";

    private static final long serialVersionUID = 1L;
    private static final UTF8String DELETE = UTF8String.fromString("DELETE");

    private final int[] keys;
    private final DataType[] keyTypes;
    private final int[] values;
    private final DataType[] valueTypes;
    private final int[] carries;
    private final int lsn;
    private final int order;
    private final int operation;
    private final int rank;
    private final int at;

    /**
     * Of entries.
     *
     * @param filled columns that may be filled
     * @param carries for each of them the column that says whether an entry has a value of its own
     */
    Neighbours(StructType entries, List<String> keys, List<String> filled, List<String> carries) {
        this.keys = places(entries, keys);
        this.keyTypes = types(entries, keys);
        this.values = places(entries, filled);
        this.valueTypes = types(entries, filled);
        this.carries = places(entries, carries);
        this.lsn = entries.fieldIndex(HistoryColumns.LSN);
        this.order = entries.fieldIndex(HistoryColumns.ORDER);
        this.operation = entries.fieldIndex(HistoryColumns.OPERATION);
        this.rank = entries.fieldIndex(Entry.RANK);
        this.at = entries.fieldIndex(Entry.AT);
    }

    private static int[] places(StructType schema, List<String> names) {
        return names.stream().mapToInt(schema::fieldIndex).toArray();
    }

    private static DataType[] types(StructType schema, List<String> names) {
        return names.stream().map(name -> schema.apply(name).dataType()).toArray(DataType[]::new);
    }

    /** What is told, beside the entries' columns: of a filled column {@code prefix + name}. */
    static StructType schema(StructType entries, List<String> filled, String prefix) {
        StructType schema = entries.add(Entry.DUPLICATES, DataTypes.LongType)
                .add(Entry.LATE, DataTypes.BooleanType)
                .add(UNTIL_HERE, DataTypes.TimestampType)
                .add(BEFORE, DataTypes.StringType)
                .add(NEXT_LSN, DataTypes.LongType)
                .add(NEXT_ORDER, DataTypes.LongType)
                .add(NEXT_OPERATION, DataTypes.StringType)
                .add(NEXT_RANK, DataTypes.IntegerType)
                .add(NEXT_AT, DataTypes.TimestampType)
                .add(AFTER_NEXT_LSN, DataTypes.LongType);
        for (String name : filled) {
            schema = schema.add(
                    prefix + name,
                    new StructType()
                            .add("value", entries.apply(name).dataType())
                            .add("lsn", DataTypes.LongType)
                            .add("place", DataTypes.LongType));
        }
        return schema;
    }

    @Override
    public Iterator<InternalRow> call(Iterator<InternalRow> sorted) {
        return new Keys(sorted);
    }

    /** An entry that stays, and how many of the batch's changes are the same. */
    private static final class Kept {
        private final InternalRow row;
        private long duplicates;

        Kept(InternalRow row) {
            this.row = row;
        }
    }

    private final class Keys implements Iterator<InternalRow> {
        private final Iterator<InternalRow> sorted;
        private InternalRow ahead;
        private Iterator<InternalRow> told = List.<InternalRow>of().iterator();

        Keys(Iterator<InternalRow> sorted) {
            this.sorted = sorted;
            this.ahead = sorted.hasNext() ? sorted.next().copy() : null;
        }

        @Override
        public boolean hasNext() {
            while (!told.hasNext() && ahead != null) {
                List<Kept> key = ofNextKey();
                if (hasChange(key)) {
                    told = told(key).iterator();
                }
            }
            return told.hasNext();
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return told.next();
        }

        private List<Kept> ofNextKey() {
            List<Kept> entries = new ArrayList<>();
            InternalRow first = ahead;
            Kept last = null;
            while (ahead != null && isSameKey(first, ahead)) {
                if (last == null || !isSamePlace(last.row, ahead)) {
                    last = new Kept(ahead);
                    entries.add(last);
                } else if (isIncoming(ahead)) {
                    last.duplicates++;
                }
                ahead = sorted.hasNext() ? sorted.next().copy() : null;
            }
            return entries;
        }
    }

    private boolean hasChange(List<Kept> key) {
        for (Kept entry : key) {
            if (entry.duplicates > 0 || isIncoming(entry.row)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSameKey(InternalRow one, InternalRow other) {
        for (int i = 0; i < keys.length; i++) {
            if (!Objects.deepEquals(one.get(keys[i], keyTypes[i]), other.get(keys[i], keyTypes[i]))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSamePlace(InternalRow one, InternalRow other) {
        return one.getLong(lsn) == other.getLong(lsn) && one.getLong(order) == other.getLong(order);
    }

    private boolean isIncoming(InternalRow row) {
        return row.getInt(rank) == Entry.INCOMING;
    }

    private List<InternalRow> told(List<Kept> entries) {
        boolean late = isLate(entries);
        List<InternalRow> told = new ArrayList<>(entries.size());
        Object[] found = new Object[values.length];
        Object until = null;
        for (int i = 0; i < entries.size(); i++) {
            InternalRow row = entries.get(i).row;
            if (!row.isNullAt(at) && (until == null || row.getLong(at) > (long) until)) {
                until = row.getLong(at);
            }
            for (int fill = 0; fill < values.length; fill++) {
                if (!row.isNullAt(carries[fill]) && row.getBoolean(carries[fill])) {
                    found[fill] = carried(row, fill);
                }
            }
            InternalRow next = i + 1 < entries.size() ? entries.get(i + 1).row : null;
            Object[] more = new Object[10 + values.length];
            more[0] = entries.get(i).duplicates;
            more[1] = late;
            more[2] = until;
            more[3] = i == 0 ? null : entries.get(i - 1).row.getUTF8String(operation);
            if (next != null) {
                more[4] = next.getLong(lsn);
                more[5] = next.getLong(order);
                more[6] = next.getUTF8String(operation);
                more[7] = next.getInt(rank);
                more[8] = next.isNullAt(at) ? null : next.getLong(at);
            }
            more[9] = i + 2 < entries.size() ? entries.get(i + 2).row.getLong(lsn) : null;
            System.arraycopy(found, 0, more, 10, found.length);
            told.add(new JoinedRow(row, new GenericInternalRow(more)));
        }
        return told;
    }

    private InternalRow carried(InternalRow row, int fill) {
        boolean delete = DELETE.equals(row.getUTF8String(operation));
        return new GenericInternalRow(new Object[] {
            delete || row.isNullAt(values[fill]) ? null : row.get(values[fill], valueTypes[fill]),
            row.getLong(lsn),
            row.getLong(order)
        });
    }

    /** Whether the first change of the batch stands before the last of what is stored. */
    private boolean isLate(List<Kept> entries) {
        boolean stored = false;
        for (int i = entries.size() - 1; i >= 0; i--) {
            InternalRow row = entries.get(i).row;
            if (stored && isIncoming(row)) {
                return true;
            }
            stored |= row.getInt(rank) <= Entry.STORED_DELETE;
        }
        return false;
    }
}
