package io.millrace.jobs.stream.envelope;

import java.time.Instant;

/** Where a message stands among the changes of its table, by what its metadata tells. */
record SequencePlace(Instant committed, Long lsn, Long transactionOrder, Message.Order order) {

    static SequencePlace of(Metadata metadata, long offset) throws MalformedException {
        Instant committed = metadata.committed == null ? metadata.timestamp : metadata.committed;
        if (committed == null) {
            throw new MalformedException("metadata has neither commit-timestamp nor timestamp");
        }
        if (metadata.lsn != null) {
            long number = metadata.transactionOrder == null ? 0 : metadata.transactionOrder;
            return new SequencePlace(committed, metadata.lsn, number, Message.Order.LOG_POSITION);
        }
        Instant told = metadata.timestamp == null ? committed : metadata.timestamp;
        return new SequencePlace(
                committed, Moments.micros(told), Arrival.number(metadata, offset), Message.Order.TIMESTAMP);
    }

    /**
     * The same message's place by a column of its own. Messages with one value are ordered by the log: a message that comes again
     * has its place again, and a delete, whose row has the value still, comes after the version that it ends. Two changes of a
     * transaction have one log position only where the source's key changed: a delete, then an insert.
     *
     * @param number the column's value
     * @param offset orders what no log does: transactions are not numbered in the order in which they end
     */
    SequencePlace by(long number, boolean delete, long offset) {
        long tie = order == Message.Order.LOG_POSITION ? 2 * lsn + (delete ? 0 : 1) : offset;
        return new SequencePlace(committed, number, tie, Message.Order.COLUMNS);
    }
}
