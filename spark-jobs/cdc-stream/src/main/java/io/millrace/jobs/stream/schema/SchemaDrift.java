package io.millrace.jobs.stream.schema;

import io.millrace.config.tables.OnSchemaChange;
import io.millrace.events.lake.SchemaChange;
import io.millrace.jobs.stream.envelope.StreamColumn;

import java.util.List;

/**
 * The difference between what a table has and what its source sends.
 *
 * @param changes column by column
 * @param added columns that can be added
 */
public record SchemaDrift(List<SchemaChange> changes, List<StreamColumn> added) {
    /** Nothing differs. */
    public static final SchemaDrift NONE = new SchemaDrift(List.of(), List.of());

    /** Keeps copies. */
    public SchemaDrift {
        changes = List.copyOf(changes);
        added = List.copyOf(added);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether the table can follow: it may, and all changes are new columns with usable names. */
    public boolean canFollow(OnSchemaChange answer) {
        return answer == OnSchemaChange.EVOLVE && added.size() == changes.size();
    }
}
