package io.millrace.events.lake;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/**
 * A stage gave up on an event; nothing of its result counts.
 *
 * @param stage the service that gave up, for example {@code mapping-validation}
 * @param dataset what it worked on
 * @param runId the run in the ledger
 * @param causeId the event that it was handling
 * @param causeType that event's type; an open set, a reader meets ones that came after its release
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
        @NotNull @Pattern(regexp = "[a-z]+(-[a-z]+)*") String causeType,
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
