package io.millrace.jobs.history;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.OnSchemaChange;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a table with history is to be.
 *
 * @param path the Delta table's folder
 * @param keys columns that together name a row
 * @param kind every version, or the last state
 * @param deletes what a delete does
 * @param schema the data columns, after transforms; all of them may be null in the table but the keys
 * @param onSchemaChange whether new columns are added
 * @param deletionVectors whether a row that ends is marked in its file, which is then not written anew; readers must know them
 */
public record HistorySpec(
        String path,
        List<String> keys,
        HistoryKind kind,
        OnDelete deletes,
        StructType schema,
        OnSchemaChange onSchemaChange,
        boolean deletionVectors) {

    /** Refuses a table without a key, with a key that is no column, or with a column named as one of ours. */
    public HistorySpec {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(deletes, "deletes");
        Objects.requireNonNull(onSchemaChange, "onSchemaChange");
        keys = List.copyOf(keys);
        List<String> columns =
                Arrays.stream(schema.fields()).map(StructField::name).toList();
        if (keys.isEmpty() || !columns.containsAll(keys)) {
            throw new IllegalArgumentException("keys of " + path + ": " + keys + " must name one column or more of "
                    + columns + "; give the table's primary_key as its schema spells it");
        }
        List<String> reserved =
                columns.stream().filter(HistoryColumns::isReserved).toList();
        if (!reserved.isEmpty()) {
            throw new IllegalArgumentException("columns of " + path + ": " + reserved
                    + " are the history's own; rename them with a rename transform");
        }
    }

    /** Everything by default: full history, deletes close, new columns are added, deletion vectors are on. */
    public static HistorySpec of(String path, List<String> keys, StructType schema) {
        return new HistorySpec(path, keys, HistoryKind.SCD2, OnDelete.CLOSE, schema, OnSchemaChange.EVOLVE, true);
    }

    /** The same with another kind of history. */
    public HistorySpec with(HistoryKind other) {
        return new HistorySpec(path, keys, other, deletes, schema, onSchemaChange, deletionVectors);
    }

    /** The same with another meaning of deletes. */
    public HistorySpec with(OnDelete other) {
        return new HistorySpec(path, keys, kind, other, schema, onSchemaChange, deletionVectors);
    }

    /** The same with another answer to new columns. */
    public HistorySpec with(OnSchemaChange other) {
        return new HistorySpec(path, keys, kind, deletes, schema, other, deletionVectors);
    }

    /** The same with deletion vectors or without them. */
    public HistorySpec withDeletionVectors(boolean wanted) {
        return new HistorySpec(path, keys, kind, deletes, schema, onSchemaChange, wanted);
    }
}
