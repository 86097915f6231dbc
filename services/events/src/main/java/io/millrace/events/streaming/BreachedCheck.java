package io.millrace.events.streaming;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import java.util.Locale;

/**
 * A metric on the wrong side of its threshold.
 *
 * @param metric for example {@code completeness}
 * @param column what it measures; absent when it measures the table
 * @param name the check's own name; absent when it has none
 * @param over which rows it was measured over
 * @param value as measured; absent when measuring failed
 * @param threshold the least that was asked for
 * @param severity {@code warning} or {@code error}
 * @param error why it could not be measured; absent when it was
 */
public record BreachedCheck(
        @NotBlank String metric,
        String column,
        String name,
        @NotNull Over over,
        Double value,
        double threshold,
        @NotBlank String severity,
        String error) {

    /** The rows that a metric is of. */
    public enum Over {
        /** Those of one batch. */
        BATCH,
        /** All rows so far, by merged states. */
        ALL;

        /** The name in events. */
        @JsonValue
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
