package io.millrace.events.mapping;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A person let a held deletion pass.
 *
 * @param holdId the {@link DeletionsHeld#holdId()} that is approved
 * @param reason why, for people who read the history; may be absent; no names of people
 */
public record DeletionsApproved(@NotBlank String dataset, @NotBlank String holdId, @Size(max = 1000) String reason)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
