package io.millrace.config.envelope;

/**
 * Keys of the envelope <code>{"data": {column: value}, "metadata": {…}}</code>. The first block of metadata is AWS DMS's, the
 * second ours; a reader must do without ours, since DMS itself may be the writer.
 */
public final class EnvelopeFields {
    /** The row's columns. */
    public static final String DATA = "data";
    /** What happened to the row. */
    public static final String METADATA = "metadata";

    /** When the change was made: an ISO instant in UTC, with microseconds. */
    public static final String TIMESTAMP = "timestamp";
    /** {@code data} or {@code control}. */
    public static final String RECORD_TYPE = "record-type";
    /** Of data {@code load}, {@code insert}, {@code update}, {@code delete}; of control see {@link ControlOperation}. */
    public static final String OPERATION = "operation";
    /** {@code primary-key} or {@code schema-table}. */
    public static final String PARTITION_KEY_TYPE = "partition-key-type";
    /** The source's schema. */
    public static final String SCHEMA_NAME = "schema-name";
    /** The source's table. */
    public static final String TABLE_NAME = "table-name";
    /** The source's transaction: PostgreSQL's 32-bit xid; absent for loaded rows. */
    public static final String TRANSACTION_ID = "transaction-id";
    /** The change's number within its transaction as AWS DMS counts, with {@code IncludeTransactionDetails}; we do not write it. */
    public static final String TRANSACTION_RECORD_ID = "transaction-record-id";

    /** When the transaction was committed: an ISO instant in UTC, with microseconds. Of loaded rows: when the load began. */
    public static final String COMMIT_TIMESTAMP = "commit-timestamp";
    /** The change's place in the write-ahead log, as a number; rising for the changes of one key. */
    public static final String LSN = "lsn";
    /** The change's number within its transaction, from 0; tells apart changes with one log position. */
    public static final String TRANSACTION_ORDER = "transaction-order";
    /** Columns that the database did not send because the update left them as they were; they are not in {@code data}. */
    public static final String UNCHANGED_COLUMNS = "unchanged-columns";
    /** {@code dms} or {@code exact}, see {@link TypeProfile}. */
    public static final String TYPE_PROFILE = "type-profile";

    /** In the data of load-completed: partitions that got the message, each after all loaded rows of its own. */
    public static final String PARTITIONS = "partitions";
    /** In the data of load-completed: rows of the load that stand among dead letters instead of on the topic. */
    public static final String UNDELIVERED = "undelivered";

    private EnvelopeFields() {}
}
