package io.millrace.events.lake;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * A stage works again on a dataset after it had failed.
 *
 * @param stage the service, as in {@link StageFailed#stage()}
 * @param runId the run that went well
 * @param failures runs of the stage on this dataset that failed since it last went well
 */
public record StageRecovered(
        @NotBlank String stage,
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String runId,
        @Positive long failures)
        implements DomainEvent {
    @Override
    public String subject() {
        return stage + "/" + dataset;
    }
}
