package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;

import java.time.Instant;
import java.util.List;

/**
 * Change capture is further behind its database than it should be.
 *
 * @param dataset the pipeline
 * @param slot the replication slot
 * @param lagSeconds age of the oldest change that is committed in the database and not yet on its topic
 * @param lagBytes write-ahead log between the database's end and what is on the topics
 * @param heldBytes write-ahead log that the slot keeps the database from removing
 * @param lastChange commit time of the last change that is on its topic; absent before the first
 * @param limits which limits were passed, for example {@code lag of 75 s, at most 60 s}
 */
public record ReplicationLagging(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String slot,
        @PositiveOrZero double lagSeconds,
        @PositiveOrZero long lagBytes,
        @PositiveOrZero long heldBytes,
        Instant lastChange,
        @NotEmpty List<@NotBlank String> limits)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset + "/" + slot;
    }
}
