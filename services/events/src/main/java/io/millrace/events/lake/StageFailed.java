package io.millrace.events.lake;

import io.millrace.events.DomainEvent;
import io.millrace.events.EventType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A stage gave up on an event; nothing of its result counts.
 *
 * @param stage the service that gave up, for example {@code mapping-validation}
 * @param dataset what it worked on
 * @param runId the run in the ledger
 * @param causeId the event that it was handling
 * @param causeType that event's type
 * @param attempts how often it was tried
 * @param what what failed
 * @param why the reason, without secrets and personal data
 * @param whatToDo how to mend it and how to run it again
 */
public record StageFailed(
        @NotBlank String stage,
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String runId,
        @NotBlank String causeId,
        @NotNull EventType causeType,
        @Positive int attempts,
        @NotBlank String what,
        @NotBlank String why,
        @NotBlank String whatToDo)
        implements DomainEvent {
    @Override
    public String subject() {
        return stage + "/" + dataset;
    }
}
