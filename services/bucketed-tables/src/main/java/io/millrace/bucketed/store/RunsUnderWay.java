package io.millrace.bucketed.store;

import io.millrace.bucketed.domain.Version;
import io.millrace.events.DomainEvent;
import io.millrace.events.EventIds;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The versions that unfinished runs of the lane write or read. */
public final class RunsUnderWay {
    private static final List<String> STAGES = List.of("bucketing", "table-registration", "bucketed-tables");

    private final Set<String> names;
    private final Set<String> runs;

    private RunsUnderWay(Set<String> names, Set<String> runs) {
        this.names = names;
        this.runs = runs;
    }

    /** As the ledger stands now. */
    public static RunsUnderWay now(RunLedger ledger) {
        Set<String> names = new HashSet<>();
        Set<String> runs = new HashSet<>();
        for (String stage : STAGES) {
            for (String id : ledger.open(stage)) {
                ledger.find(id).map(Run::cause).ifPresent(cause -> {
                    runs.add(EventIds.digits(cause.id()));
                    version(cause.data()).ifPresent(names::add);
                });
            }
        }
        return new RunsUnderWay(names, runs);
    }

    /** Whether a version is one of them: named by an event, or written by the run of one. */
    public boolean use(Version version) {
        return names.contains(version.name()) || runs.contains(version.run());
    }

    private static Optional<String> version(DomainEvent data) {
        if (data instanceof SnapshotBucketed bucketed) {
            return Optional.of(bucketed.version());
        }
        return data instanceof TablesRegistered registered ? Optional.of(registered.version()) : Optional.empty();
    }
}
