package io.millrace.cleanroom.domain.room;

import java.util.List;
import java.util.Optional;

/**
 * A configured table's association with the membership.
 *
 * @param receivers allowed result receivers of its collaboration analysis rule, empty when it has no such rule
 */
public record Association(String id, String name, String configuredTableId, Answer<Optional<List<String>>> receivers) {}
