package io.millrace.capture.domain;

/**
 * Where and when a change was made.
 *
 * @param lsn place in the write-ahead log
 * @param order number within the transaction, from 0
 * @param transaction 32-bit id; {@code null} for loaded rows
 * @param commitMicros commit time in microseconds since 1970 UTC
 */
public record Position(long lsn, long order, Long transaction, long commitMicros) {}
