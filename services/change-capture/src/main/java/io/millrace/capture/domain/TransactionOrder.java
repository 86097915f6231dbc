package io.millrace.capture.domain;

/**
 * Numbers the changes of each transaction from 0. PostgreSQL sends transactions whole, one after another, and a restart begins
 * with a whole one, so a change has the same number however often it is sent.
 */
public final class TransactionOrder {
    private long transaction = -1;
    private long next;

    /** The number of the change that comes now. */
    public long next(long ofTransaction) {
        if (ofTransaction != transaction) {
            transaction = ofTransaction;
            next = 0;
        }
        return next++;
    }
}
