package io.millrace.config.quality;

import java.util.Map;

/**
 * A quality rule.
 *
 * @param type {@code range}, {@code allowed_values}, {@code regex}, {@code not_null}, {@code length}, {@code unique},
 *     {@code foreign_key}, or a type that a user added
 * @param params as written: numbers, texts, booleans, lists and maps of them
 */
public record RuleConfig(String id, String type, String column, Map<String, Object> params, Severity severity) {}
