package io.millrace.platform.ledger;

import java.time.Duration;

/**
 * Where the ledger is and how long things last.
 *
 * @param table DynamoDB table
 * @param lease how long a run belongs to the process that claimed it without a sign of life
 * @param keep how long a finished run is remembered: a cause delivered again after that is handled again
 */
public record LedgerSettings(String table, Duration lease, Duration keep) {}
