package io.millrace.events.bucketing;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Split and bucket a snapshot of a dataset now.
 *
 * @param dataset a configured dataset, for example {@code infobase_attributes}
 * @param snapshotDt the snapshot's date, {@code YYYY-MM-DD}; absent for the latest complete one
 * @param reason why, for people who read the history; may be absent
 */
public record BucketingRequested(
        @NotBlank @Size(max = 200) String dataset,
        @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String snapshotDt,
        @Size(max = 1000) String reason)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset;
    }
}
