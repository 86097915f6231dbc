package io.millrace.events.mapping;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Validate the mapping of a dataset now.
 *
 * @param dataset the mapping dataset, for example {@code pipeline_migration_table_mapping}
 * @param reason why, for people who read the history; may be absent
 */
public record MappingSyncRequested(@NotBlank @Size(max = 200) String dataset, @Size(max = 1000) String reason)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
