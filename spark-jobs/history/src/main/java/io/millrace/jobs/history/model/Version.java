package io.millrace.jobs.history.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param key values of the key columns
 * @param operation what the change did
 * @param place of the change
 * @param from when the version began to hold
 * @param to when it ended, null while it holds
 * @param current whether it holds
 * @param last whether nothing later is known of the key
 * @param deletedAt place of the delete that ended it, or null
 * @param values of the other columns
 * @param sources of the values that the change did not send: the change they are from, or nothing
 */
public record Version(
        List<Object> key,
        String operation,
        Place place,
        Instant from,
        Instant to,
        boolean current,
        boolean last,
        Place deletedAt,
        Map<String, Object> values,
        Map<String, Optional<Place>> sources) {}
