package io.millrace.events.bucketing;

import io.millrace.events.DomainEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Write the Clean Rooms report now.
 *
 * @param database the catalog's database whose tables are reported on
 * @param reason why, for people who read the history; may be absent
 */
public record CleanroomReportRequested(@NotBlank @Size(max = 255) String database, @Size(max = 1000) String reason)
        implements DomainEvent {
    @Override
    public String subject() {
        return database;
    }
}
