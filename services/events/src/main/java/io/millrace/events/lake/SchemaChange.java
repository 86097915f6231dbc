package io.millrace.events.lake;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import java.util.Locale;

/**
 * A difference of one column between two schemas.
 *
 * @param before its type in the schema before; absent when it is new
 * @param after its type now; absent when it is gone
 */
public record SchemaChange(@NotBlank String column, @NotNull Kind kind, String before, String after) {

    /** What happened to the column. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** Its type is another. */
        RETYPED;

        /** The name in events. */
        @JsonValue
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
