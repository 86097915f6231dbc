package io.millrace.capture.domain.start;

import java.util.Set;

/**
 * A publication.
 *
 * @param tables {@code schema.table} of all that it has
 * @param everyKind inserts, updates, deletes and truncates are all published
 * @param restricted tables of which it publishes some rows or columns only
 */
public record PublicationFacts(Set<String> tables, boolean everyKind, Set<String> restricted) {}
