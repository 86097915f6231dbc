package io.millrace.events.lake;

import jakarta.validation.constraints.NotBlank;

/**
 * A column of a table.
 *
 * @param name lower case
 * @param type in Hive's terms, for example {@code decimal(10,2)}
 */
public record TableColumn(@NotBlank String name, @NotBlank String type) {}
