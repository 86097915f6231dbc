package io.millrace.jobs.stream.envelope;

import java.time.Instant;
import java.util.List;

/**
 * One message, read.
 *
 * @param reason why it is malformed, or which columns an unplaced delete or a partial row lacks; {@code null} for other kinds
 * @param operation {@code INSERT}, {@code UPDATE}, {@code DELETE}, or the title of a control operation
 * @param values by column of the shape; {@code null} unless it is a change
 * @param committed when the transaction was committed
 * @param lsn its place among the changes of its key, see {@link Order}
 * @param transactionOrder tells apart changes with the same {@code lsn}
 * @param order what {@code lsn} was made of
 * @param logged whether the source told the place in its log
 * @param unchanged columns that the source did not send because they did not change
 * @param unknown columns that the shape does not have
 */
@SuppressWarnings("ArrayRecordComponent") // becomes a row, never compared
public record Message(
        Kind kind,
        String reason,
        String operation,
        Object[] values,
        Instant committed,
        Long lsn,
        Long transactionOrder,
        Long transactionId,
        Order order,
        boolean logged,
        List<String> unchanged,
        List<String> unknown) {

    /** What a message is. */
    public enum Kind {
        /** A row changed. */
        CHANGE,
        /** Something happened to the table. */
        CONTROL,
        /** It cannot be read. */
        MALFORMED,
        /** A delete without a column of the key or of {@code sequence_by}: nobody knows what it ends, and none of its table does better. */
        UNPLACED,
        /** A row without columns of its table, from a source that sends all: it leaves nulls out, or the columns are gone. */
        PARTIAL,
        /** A change that came before. */
        REPEATED
    }

    /** What orders the changes of a key; one table has one kind only. */
    public enum Order {
        /** The log position and the number within the transaction. */
        LOG_POSITION,
        /**
         * The source's own {@code timestamp} in microseconds and {@link Arrival}: AWS DMS tells no log position, and all
         * changes of a key stand in one partition.
         */
        TIMESTAMP,
        /** The column of {@code sequence_by}; what is the same in it is ordered by the log, or by Kafka's offset without one. */
        COLUMNS
    }

    static Message malformed(String reason) {
        return none(Kind.MALFORMED, reason);
    }

    static Message unplaced(List<String> lacking) {
        return none(Kind.UNPLACED, String.join(", ", lacking));
    }

    static Message partial(List<String> lacking) {
        return none(Kind.PARTIAL, String.join(", ", lacking));
    }

    private static Message none(Kind kind, String reason) {
        return new Message(kind, reason, null, null, null, null, null, null, null, true, List.of(), List.of());
    }
}
