package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import java.util.List;

/**
 * Compare tables of a pipeline with their source now.
 *
 * @param dataset the pipeline, {@code ${STACK_NAME}} of its {@code tables.yaml}
 * @param tables their names in {@code tables.yaml}; absent for all that have a stream
 * @param reason why, for people who read the history; may be absent
 */
public record ReconciliationRequested(
        @NotBlank @Size(max = 200) String dataset,
        @Size(min = 1) List<@NotBlank String> tables,
        @Size(max = 1000) String reason)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
