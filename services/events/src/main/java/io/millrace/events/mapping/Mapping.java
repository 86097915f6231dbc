package io.millrace.events.mapping;

import jakarta.validation.constraints.NotBlank;

/**
 * A source table and the table that takes its place, both as {@code schema__database__env.table}.
 *
 * @param source the V1 name
 * @param destination the V2 name
 */
public record Mapping(@NotBlank String source, @NotBlank String destination) {}
