package io.millrace.registration.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which fact a table's present form comes from.
 *
 * @param version name of the dataset's version
 * @param snapshotDt the snapshot's date, {@code YYYY-MM-DD}; empty for data without one
 * @param causeId the event that was handled
 * @param time when that event became true
 */
public record Origin(String dataset, String version, Optional<String> snapshotDt, String causeId, Instant time) {

    /**
     * Whether this one must not be replaced by the other: its snapshot is newer; of one snapshot, its event is later; of
     * one moment, its version's name is greater, so that any two readers of the same two facts agree.
     */
    public boolean isAfter(Origin other) {
        if (version.equals(other.version)) {
            return false;
        }
        if (snapshotDt.isPresent() && other.snapshotDt.isPresent() && !snapshotDt.equals(other.snapshotDt)) {
            return snapshotDt.get().compareTo(other.snapshotDt.get()) > 0;
        }
        int byTime = time.compareTo(other.time);
        return byTime != 0 ? byTime > 0 : version.compareTo(other.version) > 0;
    }
}
