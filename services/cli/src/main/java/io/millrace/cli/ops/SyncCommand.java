package io.millrace.cli.ops;

import io.millrace.events.DomainEvent;
import io.millrace.events.mapping.MappingSyncRequested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace sync}. */
@Command(
        name = "sync",
        description = "Asks for a validation of the mappings now.",
        footer = {"", "Example:  ./millrace sync --wait"})
public final class SyncCommand extends RequestCommand {
    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "pipeline_migration_table_mapping",
            description = "${DEFAULT-VALUE} unless given.")
    private String dataset;

    @Override
    DomainEvent request() {
        return new MappingSyncRequested(dataset, "asked for at the command line");
    }
}
