package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.column.Dictionary;
import org.apache.spark.sql.execution.datasources.parquet.ParquetDictionary;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** A column of the source, batch after batch. Texts of its dictionary are decoded and packed once, not once a row. */
public final class SourceColumn {
    /** Dictionaries beyond this are decoded row by row: a wide source has thousands of columns at once. */
    private static final int MOST_WORDS = 16 * 1024;

    private static final VarHandle OF_BATCH =
            field(WritableColumnVector.class, "dictionary", org.apache.spark.sql.execution.vectorized.Dictionary.class);
    /** Each batch wraps it anew. */
    private static final VarHandle OF_FILE = field(ParquetDictionary.class, "dictionary", Dictionary.class);

    private final PackedRows words = new PackedRows(1);
    private ColumnVector vector;
    private WritableColumnVector ids;
    private Object dictionary;
    private int[] starts = new int[0];
    private int[] ends = new int[0];

    /** Goes on with the next batch. */
    void read(ColumnVector next) {
        vector = next;
        ids = null;
        if (next instanceof WritableColumnVector own && own.hasDictionary()) {
            Object now = dictionaryOf(own);
            if (now == null) {
                return;
            }
            ids = own.getDictionaryIds();
            if (now != dictionary) {
                dictionary = now;
                Arrays.fill(ends, 0);
                words.begin(1, 0);
            }
        }
    }

    ColumnVector vector() {
        return vector;
    }

    void appendText(int at, PackedRows out, int row) {
        int id = ids == null ? MOST_WORDS : ids.getDictId(at);
        if (id >= MOST_WORDS) {
            out.putText(row, vector.getUTF8String(at));
            return;
        }
        if (id >= ends.length) {
            int size = Math.max(64, Integer.highestOneBit(id) * 2);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
        }
        if (ends[id] == 0) {
            starts[id] = words.end(0);
            words.putText(0, vector.getUTF8String(at));
            ends[id] = words.end(0);
        }
        out.putCopy(row, words, starts[id], ends[id]);
    }

    /** Spark shows the numbers of a batch's words, but not which dictionary they are of; null where it cannot be told. */
    private static Object dictionaryOf(WritableColumnVector vector) {
        if (OF_BATCH == null || OF_FILE == null) {
            return null;
        }
        return OF_BATCH.get(vector) instanceof ParquetDictionary dictionary ? OF_FILE.get(dictionary) : null;
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException anotherSpark) {
            return null;
        }
    }
}
