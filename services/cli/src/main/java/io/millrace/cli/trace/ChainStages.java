package io.millrace.cli.trace;

import io.millrace.events.EventType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Map.entry;

/**
 * Which stages an event concerns: each of them has a run for it sooner or later, also one that does nothing.
 *
 * @param running services of the lake, empty when nobody knows: then all are taken to run
 */
record ChainStages(Optional<Set<String>> running) {
    private static final Map<EventType, List<String>> ALL = Map.ofEntries(
            entry(EventType.MAPPING_SYNC_REQUESTED, List.of("mapping-validation")),
            entry(EventType.SNAPSHOT_WRITTEN, List.of("snapshot-comparison", "bucketing")),
            entry(EventType.DELETIONS_APPROVED, List.of("snapshot-comparison")),
            entry(EventType.MAPPING_SOURCE_EMPTY, List.of("alerting")),
            entry(EventType.DELETIONS_FOUND, List.of("alerting")),
            entry(EventType.DELETIONS_HELD, List.of("alerting")),
            entry(EventType.BUCKETING_REQUESTED, List.of("bucketing")),
            entry(EventType.SNAPSHOT_BUCKETED, List.of("table-registration")),
            entry(EventType.DATA_LANDED, List.of("table-registration")),
            entry(EventType.TABLES_REGISTERED, List.of("bucketed-tables")),
            entry(EventType.SCHEMA_DRIFTED, List.of("alerting", "reconciliation")),
            entry(EventType.BUCKETED_TABLES_CREATED, List.of("cleanroom-reporting")),
            entry(EventType.CLEANROOM_REPORT_REQUESTED, List.of("cleanroom-reporting")),
            entry(EventType.RECONCILIATION_REQUESTED, List.of("reconciliation")),
            entry(EventType.TABLE_DIVERGED, List.of("alerting")),
            entry(EventType.STAGE_FAILED, List.of("alerting")),
            entry(EventType.STAGE_RECOVERED, List.of("alerting")));

    ChainStages {
        running = running.map(Set::copyOf);
    }

    List<String> concernedBy(EventType type) {
        return ALL.getOrDefault(type, List.of()).stream()
                .filter(stage ->
                        running.map(services -> services.contains(stage)).orElse(true))
                .toList();
    }
}
