package io.millrace.jobs.stream.envelope;

/**
 * The second number of a place where the source tells no log position. With AWS DMS's transaction details it is made of the transaction and
 * the record's number in it, and names the change however often it is sent; else it is the Kafka offset.
 */
public final class Arrival {
    /** Numbers from here on name a change; Kafka's offsets are less. */
    public static final long NAMES_CHANGE = 1L << 62;

    private static final int RECORD_BITS = 30;

    private Arrival() {}

    static long number(Metadata metadata, long offset) {
        Long transaction = metadata.transactionId;
        Long record = metadata.transactionRecord;
        boolean named = transaction != null
                && record != null
                && metadata.committed != null
                && transaction >>> Integer.SIZE == 0
                && record >>> RECORD_BITS == 0;
        return named ? NAMES_CHANGE | (transaction << RECORD_BITS) | record : offset;
    }
}
