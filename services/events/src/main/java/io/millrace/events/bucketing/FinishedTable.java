package io.millrace.events.bucketing;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;
import java.util.Locale;

/**
 * A table that answers queries and was verified against its source table.
 *
 * @param name the table's name in the catalog, with its prefix
 * @param base the name without prefix
 * @param source the table in the catalog that it was verified against
 * @param location where the catalog now points
 * @param way how it was made
 * @param rows data rows, as the SQL engine counts them
 * @param sampledKeys keys whose rows were compared one by one
 */
public record FinishedTable(
        @NotBlank String name,
        @NotBlank String base,
        @NotBlank String source,
        @NotNull URI location,
        @NotNull Way way,
        @PositiveOrZero long rows,
        @PositiveOrZero int sampledKeys) {

    /** How a table was made. */
    public enum Way {
        /** The files of the bucketing job, registered with their buckets. */
        DIRECT,
        /** Written by the SQL engine. */
        CTAS,
        /** An Entity Resolution table, written by the SQL engine. */
        ENTITY_RESOLUTION;

        /** The name in settings and events, for example {@code entity-resolution}. */
        @JsonValue
        public String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
