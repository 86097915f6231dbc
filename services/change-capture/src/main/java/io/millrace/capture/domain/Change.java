package io.millrace.capture.domain;

import io.millrace.capture.domain.values.Column;
import io.millrace.config.mappings.TableRoute;

import java.util.Optional;

/**
 * A changed row.
 *
 * @param key {@code null} when the route is keyed by table
 * @param data of a delete what is known of the row that went
 */
public record Change(Operation operation, TableRoute route, Row key, Row data, Position position) {
    /**
     * The same without a value that cannot be written; empty when it would not be the same change any more. What a delete carries beside
     * the key says what is gone, and makes nothing: a reader that needs the column sees that it is not there.
     */
    Optional<Change> without(String column) {
        int place = data.columns().stream().map(Column::name).toList().indexOf(column);
        boolean spare = operation == Operation.DELETE
                && key != null
                && key.columns().stream().noneMatch(of -> of.name().equals(column));
        return place < 0 || !spare
                ? Optional.empty()
                : Optional.of(new Change(operation, route, key, data.without(place), position));
    }
}
