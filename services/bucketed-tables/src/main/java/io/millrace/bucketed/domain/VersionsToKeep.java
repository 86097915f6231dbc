package io.millrace.bucketed.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which versions of a folder may go: those whose snapshot is not among the newest few, that no table names and that no
 * run is at work on.
 *
 * @param snapshots how many of the newest snapshots stay, with every version of each
 */
public record VersionsToKeep(int snapshots) {

    /** At least one snapshot stays. */
    public VersionsToKeep {
        if (snapshots < 1) {
            throw new IllegalArgumentException("At least 1 snapshot must be kept, not " + snapshots);
        }
    }

    /**
     * The versions that may go, oldest first; each is asked about only when it is its turn.
     *
     * @param inUse whether a table names something of it, or a run makes it
     */
    public Stream<Version> removable(Collection<Version> there, Predicate<Version> inUse) {
        Set<LocalDate> newest = there.stream()
                .map(Version::snapshotDt)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(snapshots)
                .collect(Collectors.toSet());
        return there.stream()
                .filter(version -> !newest.contains(version.snapshotDt()))
                .sorted(Comparator.comparing(Version::name))
                .filter(version -> !inUse.test(version));
    }
}
