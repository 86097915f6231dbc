package io.millrace.events.mapping;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** A batch of new mappings is published with its manifest. */
public record AdditionsFound(
        @NotBlank String dataset, @NotBlank String environment, @NotNull @Valid PublishedBatch batch)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
