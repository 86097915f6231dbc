package io.millrace.cli.bench;

import io.millrace.cli.bench.bucketing.BucketingBenchCommand;
import io.millrace.cli.bench.capture.CaptureBenchCommand;
import io.millrace.cli.bench.streaming.StreamingBenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code millrace bench}. */
@Command(
        name = "bench",
        description = "Measures a lane against its goals.",
        footer = {"", "Example:  ./millrace bench mapping"},
        subcommands = {
            MappingBenchCommand.class,
            BucketingBenchCommand.class,
            CaptureBenchCommand.class,
            StreamingBenchCommand.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to measure: mapping, bucketing, capture, streaming.");
    }
}
