package io.millrace.lake.standin.entityresolution;

import java.util.List;

/** A schema mapping. */
public record SeededSchema(String name, List<Field> fields) {
    /** Copies the list. */
    public SeededSchema {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /**
     * A field of the input.
     *
     * @param type for example {@code UNIQUE_ID} or {@code STRING}
     * @param matchKey {@code null} for none
     */
    public record Field(String name, String type, String matchKey) {}
}
