package io.millrace.platform.ledger;

import java.util.Map;

/**
 * Something a stage must remember between runs, such as the last published snapshot.
 *
 * @param version goes up with each change; a change names the version that it was based on
 * @param values no nulls
 */
public record Checkpoint(String key, long version, Map<String, String> values) {}
