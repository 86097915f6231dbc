package io.millrace.capture.domain;

import io.millrace.config.mappings.TableRoute;

/**
 * A changed row.
 *
 * @param key {@code null} when the route is keyed by table
 * @param data of a delete what is known of the row that went
 */
public record Change(Operation operation, TableRoute route, Row key, Row data, Position position) {}
