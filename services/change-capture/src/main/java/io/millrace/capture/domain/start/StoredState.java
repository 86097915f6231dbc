package io.millrace.capture.domain.start;

import java.time.Instant;
import java.util.List;

/**
 * How far capture has come; kept in Kafka beside the topics that it speaks of.
 *
 * @param generation of the load, as the setting said when it began
 * @param loaded whether the load is complete
 * @param lsn everything that was committed before it is on the topics
 * @param at commit time of what was written last
 * @param tables the tables of the load, {@code schema.table}
 */
public record StoredState(int generation, boolean loaded, long lsn, Instant at, List<String> tables) {
    /** Keeps a copy. */
    public StoredState {
        tables = List.copyOf(tables);
    }

    /** A load that begins. */
    public static StoredState loading(int generation, Instant at, List<String> tables) {
        return new StoredState(generation, false, 0, at, tables);
    }

    /** The same, further on. */
    public StoredState reached(long newLsn, Instant newAt) {
        return new StoredState(generation, true, newLsn, newAt, tables);
    }
}
