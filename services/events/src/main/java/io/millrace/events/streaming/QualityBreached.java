package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;

import java.util.List;

/**
 * Metrics of a table missed their thresholds, or could not be measured. The rows went on all the same.
 *
 * @param dataset the pipeline, {@code ${STACK_NAME}} of its {@code tables.yaml}
 * @param table the table's name in {@code tables.yaml}
 * @param batch the batch's number in the table's stream
 */
public record QualityBreached(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String table,
        @PositiveOrZero long batch,
        @NotEmpty List<@Valid BreachedCheck> checks)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset + "/" + table;
    }
}
