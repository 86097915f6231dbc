package io.millrace.jobs.reconcile.plan;

import io.millrace.jobs.reconcile.value.SourceKind;

/**
 * A column as PostgreSQL's catalog has it.
 *
 * @param type as SQL writes it, for example {@code character varying(20)}
 * @param precision of a constrained {@code numeric}; 0 otherwise
 */
public record SourceColumn(String name, SourceKind kind, String type, int precision) {}
