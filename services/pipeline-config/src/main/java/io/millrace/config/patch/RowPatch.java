package io.millrace.config.patch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Corrected values of rows in quarantine.
 *
 * @param at file, line and column where it stands
 * @param row name of the one row that is meant; {@code null} when the key says which
 * @param key all columns of the primary key with their values, of every row of which the values hold; empty when {@code row} says which
 * @param values by column; {@code null} takes the value away. Values are {@link String}, {@link Boolean}, {@link java.math.BigDecimal},
 *     {@link java.time.LocalDate}, {@link java.time.Instant}, as the column's type has them
 */
public record RowPatch(String at, String table, String row, Map<String, Object> key, Map<String, Object> values) {
    /** Keeps copies. */
    public RowPatch {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
