package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;

/**
 * Messages of a batch could not be read as changes and were kept aside; the others went on.
 *
 * @param dataset the pipeline, {@code ${STACK_NAME}} of its {@code tables.yaml}
 * @param table the table's name in {@code tables.yaml}
 * @param batch the batch's number in the table's stream
 * @param location the dead letters of the table, each with its reason
 * @param messages how many the batch has, those included that another stream kept before
 * @param reason why one of them could not be read
 */
public record MessagesRejected(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String table,
        @PositiveOrZero long batch,
        @NotNull URI location,
        @Positive long messages,
        @NotBlank String reason)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset + "/" + table;
    }
}
