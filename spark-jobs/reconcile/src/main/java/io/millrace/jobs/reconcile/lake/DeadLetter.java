package io.millrace.jobs.reconcile.lake;

import java.util.Map;

/**
 * A change that the stream could not read.
 *
 * @param lsn place of the change; −1 when even that cannot be read
 * @param xid 32-bit number of its transaction; {@code null} for loaded rows
 * @param data written values by column; {@code null} among them is a null of the source
 */
public record DeadLetter(long lsn, Long xid, Map<String, String> data) {}
