package io.millrace.jobs.stream.rows;

import io.millrace.config.tables.check.ReservedColumns;

import java.util.List;

/** Columns of a batch beside those of the table's rows. */
public final class Fields {
    /** {@code INSERT}, {@code UPDATE} or {@code DELETE}; a message without a row has the last, so that no rule judges it. */
    public static final String OPERATION = "_operation";
    /** When the change was committed in the source. */
    public static final String COMMITTED = "_commit_timestamp";
    /** First number of a change's place among those of its key. */
    public static final String LSN = "_lsn";
    /** Second number. */
    public static final String TRANSACTION_ORDER = "_transaction_order";
    /** The source's transaction. */
    public static final String TRANSACTION_ID = "_transaction_id";
    /** Columns that the source did not send because they did not change. */
    public static final String UNCHANGED = "_unchanged";
    /** The batch's time, the same in all its rows. */
    public static final String INGESTED = "_ingested_at";
    /** The batch's number. */
    public static final String BATCH = "_batch";
    /** Whether it comes from quarantine. */
    public static final String REPLAYED = "_replayed";
    /** What {@link #LSN} was made of. */
    public static final String ORDER = "_order";
    /** What the message is. */
    public static final String KIND = "_kind";
    /** Why it is malformed. */
    public static final String REASON = "_reason";
    /** The operation of a control message. */
    public static final String CONTROL = "_control";
    /** Columns that the table does not have. */
    public static final String UNKNOWN = "_unknown";
    /** Kafka topic. */
    public static final String TOPIC = "_topic";
    /** Its partition. */
    public static final String PARTITION = "_partition";
    /** Place in the partition. */
    public static final String OFFSET = "_offset";
    /** Kafka's time of the message. */
    public static final String ARRIVED = "_arrived";
    /** The record's key, of messages without a row. */
    public static final String RAW_KEY = "_key";
    /** The record's value, of messages without a row. */
    public static final String RAW_VALUE = "_value";

    /** When a row was set aside. */
    public static final String QUARANTINED_AT = "_quarantined_at";
    /** The stream whose batch set a row aside. */
    public static final String STREAM = "_stream";
    /** Stable name of a row that was set aside. */
    public static final String ROW = "_row";
    /** Whether something of a row that was set aside is masked. */
    public static final String MASKED = "_masked";

    /**
     * What names a change that was set aside: its position, and its place, since a topic that is made anew begins at offset 0
     * again.
     */
    public static final List<String> SET_ASIDE = List.of(TOPIC, PARTITION, OFFSET, LSN, TRANSACTION_ORDER);

    private Fields() {}

    /** Whether no column of a table can have the name, in whatever case. */
    public static boolean isReserved(String name) {
        return ReservedColumns.has(name);
    }
}
