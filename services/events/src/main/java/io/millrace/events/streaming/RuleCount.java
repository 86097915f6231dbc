package io.millrace.events.streaming;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * How many rows of a batch failed one rule; a row that fails several counts for each of them.
 *
 * @param rule the rule's id in {@code tables.yaml}
 * @param type its type, for example {@code range}
 * @param column what it judges
 */
public record RuleCount(@NotBlank String rule, @NotBlank String type, @NotBlank String column, @Positive long rows) {}
