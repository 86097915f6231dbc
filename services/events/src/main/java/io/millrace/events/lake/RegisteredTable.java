package io.millrace.events.lake;

import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.events.bucketing.Layout;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;
import java.util.Locale;

/**
 * A table as it stands in the catalog.
 *
 * @param name the table's name in the catalog, with its prefix
 * @param base the name without prefix; the same for every layout of one table
 * @param change what this registration did
 * @param location where the catalog now points
 * @param layout how its files are laid out; absent for tables that did not come from bucketing
 * @param key the column that decides a row's bucket; absent where there is none
 * @param buckets how many buckets there are; absent where there are none
 * @param columns how many columns it has, partition keys not counted
 * @param rows data rows; absent when nobody counted them
 * @param bytes size of the files; absent when nobody added them up
 */
public record RegisteredTable(
        @NotBlank String name,
        @NotBlank String base,
        @NotNull Change change,
        @NotNull URI location,
        Layout layout,
        String key,
        @PositiveOrZero Integer buckets,
        @PositiveOrZero int columns,
        @PositiveOrZero Long rows,
        @PositiveOrZero Long bytes) {

    /** What happened to the table in the catalog. */
    public enum Change {
        /** It is new. */
        CREATED,
        /** It points to a new version. */
        UPDATED,
        /** It stood there just so. */
        UNCHANGED,
        /** Its schema has changed and the setting says that a person decides: the catalog names the version before. */
        HELD;

        /** The name in events. */
        @JsonValue
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
