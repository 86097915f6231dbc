package io.millrace.jobs.history;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns beside the data: those of a change on its way in, and those of a row of the table. */
public final class HistoryColumns {
    /** INSERT, UPDATE or DELETE. */
    public static final String OPERATION = "_operation";

    /** When the change was committed in the source; only in changes. */
    public static final String COMMIT = "_commit_timestamp";

    /** Beginning of the time in which the version held; commit time of its change. */
    public static final String FROM = "_effective_from";

    /** End of that time, not part of it; null while the version holds. */
    public static final String TO = "_effective_to";

    /** True for at most one row of a key. */
    public static final String CURRENT = "_is_current";

    /** True for exactly one row of a key: the last that is known of it, be it current or the one that a delete ended. */
    public static final String LAST = "_is_last";

    /** When the change was read by the lake. */
    public static final String INGESTED = "_ingested_at";

    /** Place of the change in the source's log. */
    public static final String LSN = "_lsn";

    /** Place of the change within its transaction. */
    public static final String ORDER = "_transaction_order";

    /** The source's number of the transaction; null for rows of an initial load. */
    public static final String TRANSACTION = "_transaction_id";

    /** Number of the batch that brought the change. */
    public static final String BATCH = "_batch";

    /** True when the change came from quarantine or repair. */
    public static final String REPLAYED = "_replayed";

    /** Place of the delete that ended this version; null when another version or nothing ended it. */
    public static final String DELETED_LSN = "_deleted_lsn";

    /** Place, within its transaction, of the delete that ended this version. */
    public static final String DELETED_ORDER = "_deleted_order";

    /**
     * Columns whose value the source did not send because it had not changed. In a change: their names. In the table: their names with
     * the place of the change that the value was taken from; without a place no such change is known, and the value is null.
     */
    public static final String UNCHANGED = "_unchanged";

    /** The type of {@link #UNCHANGED} in the table. */
    public static final DataType UNCHANGED_TYPE = DataTypes.createArrayType(new StructType()
            .add("column", DataTypes.StringType)
            .add("lsn", DataTypes.LongType)
            .add("transaction_order", DataTypes.LongType));

    /** Every column of the table that is not data, as it is written. */
    public static final List<StructField> OF_TABLE = List.of(
            field(OPERATION, DataTypes.StringType),
            field(FROM, DataTypes.TimestampType),
            field(TO, DataTypes.TimestampType),
            field(INGESTED, DataTypes.TimestampType),
            field(LSN, DataTypes.LongType),
            field(ORDER, DataTypes.LongType),
            field(TRANSACTION, DataTypes.LongType),
            field(BATCH, DataTypes.LongType),
            field(REPLAYED, DataTypes.BooleanType),
            field(DELETED_LSN, DataTypes.LongType),
            field(DELETED_ORDER, DataTypes.LongType),
            field(UNCHANGED, UNCHANGED_TYPE),
            field(CURRENT, DataTypes.BooleanType),
            field(LAST, DataTypes.BooleanType));

    /** Every column of a change that is not data. */
    public static final List<StructField> OF_CHANGES = List.of(
            field(OPERATION, DataTypes.StringType),
            field(LSN, DataTypes.LongType),
            field(ORDER, DataTypes.LongType),
            field(TRANSACTION, DataTypes.LongType),
            field(COMMIT, DataTypes.TimestampType),
            field(INGESTED, DataTypes.TimestampType),
            field(UNCHANGED, DataTypes.createArrayType(DataTypes.StringType)),
            field(REPLAYED, DataTypes.BooleanType));

    /** Rows are kept apart by these, so that a batch reads and rewrites nothing that ended long ago. */
    public static final List<String> PARTITIONS = List.of(CURRENT, LAST);

    private static final Set<String> RESERVED = Stream.concat(OF_TABLE.stream(), OF_CHANGES.stream())
            .map(StructField::name)
            .collect(Collectors.toUnmodifiableSet());

    private HistoryColumns() {}

    /** Whether the name is one that no data column may have. */
    public static boolean isReserved(String column) {
        return RESERVED.contains(column);
    }

    /** A table's or a changes' columns without those of this class. */
    public static StructType dataOf(StructType schema) {
        return new StructType(Stream.of(schema.fields())
                .filter(field -> !isReserved(field.name()))
                .toArray(StructField[]::new));
    }

    private static StructField field(String name, DataType type) {
        return new StructField(name, type, true, Metadata.empty());
    }
}
