package io.millrace.events.mapping;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * How every row that was read is accounted for: {@code read = valid + missing + rejected + duplicates}.
 *
 * @param read rows read from the mapping tables
 * @param valid distinct mappings whose destination stands in the catalog
 * @param missing distinct mappings whose destination does not
 * @param rejected rows that could not be understood
 * @param duplicates rows that repeat a mapping already counted
 */
public record MappingCounts(
        @PositiveOrZero long read,
        @PositiveOrZero long valid,
        @PositiveOrZero long missing,
        @PositiveOrZero long rejected,
        @PositiveOrZero long duplicates) {

    @AssertTrue(message = "read must equal valid + missing + rejected + duplicates")
    boolean isAccountedFor() {
        return read == valid + missing + rejected + duplicates;
    }
}
