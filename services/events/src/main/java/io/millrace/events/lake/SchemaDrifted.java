package io.millrace.events.lake;

import io.millrace.events.DomainEvent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import java.net.URI;
import java.util.List;

/**
 * The schema of a table is another than before.
 *
 * @param database the catalog's database
 * @param table the table's name in the catalog
 * @param location the files with the new schema
 * @param changes column by column
 * @param held true when the catalog still names the version before, until a person decides; false when it followed
 */
public record SchemaDrifted(
        @NotBlank String dataset,
        @NotBlank String environment,
        @NotBlank String database,
        @NotBlank String table,
        @NotNull URI location,
        @NotEmpty List<@Valid SchemaChange> changes,
        boolean held)
        implements DomainEvent {
    @Override
    public String subject() {
        return database + "." + table;
    }
}
