package io.millrace.config.quality;

import java.util.Map;

/**
 * A change of a column's values, made after the rules have judged them.
 *
 * @param type {@code trim}, {@code lower}, {@code upper}, {@code round}, {@code mask_pii}, {@code hash}, {@code cast},
 *     {@code default_value} or {@code rename}
 * @param params as written: numbers, texts, booleans, lists and maps of them
 */
public record TransformConfig(String id, String type, String column, Map<String, Object> params, int order) {}
