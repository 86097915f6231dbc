package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.DemoOptions;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeOptions;
import io.millrace.cli.lake.LakeService;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.lake.LakePart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** {@code millrace demo streaming}. */
@Command(
        name = "streaming",
        description =
                "Runs the streaming lane: a fleet's database at work, captured, judged and kept as history in Delta"
                        + " tables that Trino answers from, each row checked against what was generated; then reconcile, and a relaxed"
                        + " rule with plan and replay. Needs a JDK 24 or newer for Trino. Exit code 1 when a check does not hold.",
        footer = {"", "Example:  ./millrace demo streaming --transactions 10000 --keep"})
public final class StreamingDemoCommand implements Callable<Integer> {
    private static final String ENVIRONMENT = "stg";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DemoOptions options;

    @Option(
            names = "--vehicles",
            paramLabel = "N",
            defaultValue = "300",
            description =
                    "Vehicles that are there when capture begins, with ten times the telemetry; ${DEFAULT-VALUE} unless"
                            + " given.")
    private int vehicles;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Transactions that are committed while the lane runs; ${DEFAULT-VALUE} unless given.")
    private int transactions;

    @Override
    public Integer call() throws Exception {
        options.refuseThoseOfOthers(spec);
        if (vehicles < 1 || transactions < 2) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--vehicles must be 1 or more, --transactions 2 or more: there is nothing to show else");
        }
        FleetPipeline pipeline = new FleetPipeline(DataOption.home());
        AtomicReference<FleetSource> source = new AtomicReference<>();
        return options.run(
                spec,
                lake(options.folder().resolve("lake"), pipeline),
                variables -> source.set(create(variables, pipeline)),
                (connection, lake, scratch, progress) -> {
                    try (FleetSource fleet = source.get()) {
                        return StreamingDemo.run(
                                connection, lake.data(), pipeline, fleet, transactions, scratch, progress);
                    }
                });
    }

    private FleetSource create(Map<String, String> variables, FleetPipeline pipeline) {
        return FleetSource.create(variables, pipeline.schema(), options.seed(), vehicles);
    }

    /** A lake for the lane on a folder. */
    static LakeOptions lake(Path data, FleetPipeline pipeline) {
        return new LakeOptions(
                        DataOption.home(),
                        data,
                        0,
                        ENVIRONMENT,
                        EnumSet.allOf(LakePart.class),
                        LakeService.STREAMING_LANE,
                        false)
                .withSettings(pipeline.settings())
                .withVariables(Map.of(SparkPrograms.JVM_OPTIONS, SparkPrograms.SHORT_LIVED));
    }
}
