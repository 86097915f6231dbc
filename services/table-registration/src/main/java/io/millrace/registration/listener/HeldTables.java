package io.millrace.registration.listener;

import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.registration.domain.WantedTable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tables wait for a person, and which run found them: kept until a version of the table is registered. */
public final class HeldTables {
    private static final String PREFIX = "registration-held/";
    private static final String RUN = "run";
    private static final String TIME = "time";

    private final CheckpointStore checkpoints;

    /** Holds among the checkpoints. */
    public HeldTables(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * A table that waits.
     *
     * @param database and {@code table}: its name in the catalog
     * @param runId the run in the ledger whose event asks for the new version
     */
    public record Held(String database, String table, String runId) {}

    /** Notes that a table waits, in place of what waited before. */
    public void note(WantedTable table, String runId) {
        Map<String, String> values = Map.of(
                RUN,
                runId,
                TIME,
                table.origin().time().toString(),
                "database",
                table.database(),
                "table",
                table.name(),
                "version",
                table.origin().version());
        String key = key(table);
        while (!checkpoints.create(key, values)) {
            Optional<Checkpoint> before = checkpoints.find(key);
            if (before.isEmpty()) {
                continue;
            }
            Map<String, String> old = before.get().values();
            boolean newerWaits = old.get(TIME).compareTo(values.get(TIME)) > 0;
            if (old.equals(values) || newerWaits || checkpoints.replace(before.get(), values)) {
                return;
            }
        }
    }

    /** Notes that nothing of the table waits any longer, if something did. */
    public void forget(WantedTable table) {
        checkpoints
                .find(key(table))
                .filter(held ->
                        held.values().get(TIME).compareTo(table.origin().time().toString()) <= 0)
                .ifPresent(checkpoints::delete);
    }

    /** All that wait. */
    public List<Held> all() {
        return checkpoints.startingWith(PREFIX).stream()
                .map(held -> new Held(
                        held.values().get("database"),
                        held.values().get("table"),
                        held.values().get(RUN)))
                .toList();
    }

    private static String key(WantedTable table) {
        return PREFIX + table.database() + "/" + table.name();
    }
}
