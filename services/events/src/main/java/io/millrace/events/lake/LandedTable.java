package io.millrace.events.lake;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * New files of one table.
 *
 * @param name the table's name without prefix
 * @param location the folder of its files, with a slash at the end
 * @param columns the declared columns; needed for {@code csv}, absent for formats that carry their schema
 * @param rows data rows; absent when the writer does not know
 */
public record LandedTable(
        @NotBlank String name,
        @NotNull Format format,
        @NotNull URI location,
        List<@Valid TableColumn> columns,
        @PositiveOrZero Long rows) {

    /** How the files are written. */
    public enum Format {
        /** Parquet files; the schema stands in their footers. */
        PARQUET,
        /** A Delta Lake table; the schema stands in its log. */
        DELTA,
        /** CSV files with a header line. */
        CSV;

        /** The name in events. */
        @JsonValue
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
