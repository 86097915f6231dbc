package io.millrace.jobs.stream.rows;

import java.time.Instant;

/**
 * A message about the table, not about a row.
 *
 * @param operation title of the control operation
 * @param value the whole message
 */
public record ControlMessage(
        int partition,
        long offset,
        String operation,
        Instant committed,
        long lsn,
        long transactionOrder,
        Long transactionId,
        String value) {}
