package io.millrace.cli.ops;

import io.millrace.events.DomainEvent;
import io.millrace.events.bucketing.CleanroomReportRequested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace report}. */
@Command(
        name = "report",
        description = "Asks for a report.",
        footer = {"", "Example:  ./millrace report cleanrooms --database omc_flywheel_stg --wait"},
        subcommands = ReportCommand.Cleanrooms.class)
public final class ReportCommand extends CommandGroup {

    /** {@code millrace report cleanrooms}. */
    @Command(
            name = "cleanrooms",
            description = "Asks which tables are ready in Clean Rooms, and why the others are not.",
            footer = {"", "Example:  ./millrace report cleanrooms --database omc_flywheel_stg --wait"})
    static final class Cleanrooms extends RequestCommand {
        @Option(
                names = "--database",
                paramLabel = "NAME",
                required = true,
                description = "The catalog's database whose tables are reported on.")
        private String database;

        @Override
        DomainEvent request() {
            return new CleanroomReportRequested(database, "asked for at the command line");
        }
    }
}
