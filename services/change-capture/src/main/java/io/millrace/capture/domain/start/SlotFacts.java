package io.millrace.capture.domain.start;

/**
 * A replication slot.
 *
 * @param activePid the server process that reads it now; {@code null} when none does
 * @param walStatus {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}; {@code null} when not known
 * @param confirmedLsn up to where its reader said that it needs nothing again
 * @param restartLsn the oldest log that it keeps
 */
public record SlotFacts(
        String plugin, String database, Integer activePid, String walStatus, Long confirmedLsn, Long restartLsn) {}
