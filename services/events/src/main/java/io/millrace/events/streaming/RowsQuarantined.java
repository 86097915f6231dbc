package io.millrace.events.streaming;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;
import java.util.List;

/**
 * Rows of a batch broke rules and were set aside; the others went on.
 *
 * @param dataset the pipeline, {@code ${STACK_NAME}} of its {@code tables.yaml}
 * @param table the table's name in {@code tables.yaml}
 * @param batch the batch's number in the table's stream
 * @param location the quarantine of the table
 * @param rows how many rows were set aside, each counted once
 * @param rules which rules they broke
 */
public record RowsQuarantined(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String table,
        @PositiveOrZero long batch,
        @NotNull URI location,
        @Positive long rows,
        @NotEmpty List<@Valid RuleCount> rules)
        implements DomainEvent {
    @Override
    public String subject() {
        return dataset + "/" + table;
    }
}
