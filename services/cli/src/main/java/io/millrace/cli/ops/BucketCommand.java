package io.millrace.cli.ops;

import io.millrace.events.DomainEvent;
import io.millrace.events.bucketing.BucketingRequested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** {@code millrace bucket}. */
@Command(
        name = "bucket",
        description = "Asks for a snapshot to be split and bucketed now, and all that follows.",
        footer = {"", "Example:  ./millrace bucket --dataset infobase_attributes --snapshot-dt 2025-10-15 --wait"})
public final class BucketCommand extends RequestCommand {
    @Option(names = "--dataset", paramLabel = "NAME", required = true, description = "A configured dataset.")
    private String dataset;

    @Option(
            names = "--snapshot-dt",
            paramLabel = "DATE",
            description = "The snapshot's date, YYYY-MM-DD; the latest complete one unless given.")
    private String snapshotDt;

    @Override
    DomainEvent request() {
        if (snapshotDt != null) {
            try {
                LocalDate.parse(snapshotDt);
            } catch (DateTimeParseException e) {
                throw new ParameterException(
                        commandLine(),
                        "--snapshot-dt: " + snapshotDt + " is no date: give YYYY-MM-DD, such as 2025-10-15");
            }
        }
        return new BucketingRequested(dataset, snapshotDt, "asked for at the command line");
    }
}
