package io.millrace.events.bucketing;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import java.net.URI;

/**
 * The Clean Rooms report is complete.
 *
 * @param database the catalog's database whose tables are reported on
 * @param membershipId the Clean Rooms membership
 * @param report the JSON document, written last
 * @param tablesCsv one line a table; absent when the setting leaves CSV out
 * @param identityCsv one line an ID namespace; absent as {@code tablesCsv} is
 * @param page the same for people, HTML; absent when the setting leaves it out
 * @param tables tables that the report names
 * @param ready tables that can be analysed
 * @param unknown tables whose state could not be asked for, so that nobody knows
 */
public record CleanroomReportWritten(
        @NotBlank String database,
        @NotBlank String environment,
        @NotBlank String membershipId,
        @NotNull URI report,
        URI tablesCsv,
        URI identityCsv,
        URI page,
        @PositiveOrZero int tables,
        @PositiveOrZero int ready,
        @PositiveOrZero int unknown)
        implements DomainEvent {
    @Override
    public String subject() {
        return database;
    }
}
