package io.millrace.cli.ops;

import io.millrace.events.DomainEvent;
import io.millrace.events.bucketing.BucketingRequested;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.LocalDate;

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
            paramLabel = "YYYY-MM-DD",
            description =
                    "The snapshot's date; unless given, the newest that lies there, which is waited for until it is complete.")
    private LocalDate snapshotDt;

    @Override
    DomainEvent request() {
        return new BucketingRequested(
                dataset, snapshotDt == null ? null : snapshotDt.toString(), "asked for at the command line");
    }
}
