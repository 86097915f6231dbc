package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.DemoOptions;
import io.millrace.cli.demo.wide.WideShape;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeOptions;
import io.millrace.cli.lake.LakeService;
import io.millrace.lake.LakePart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;

/** {@code millrace demo bucketing}. */
@Command(
        name = "bucketing",
        description = "Runs the bucketing lane: a generated wide snapshot becomes bucketed tables that Trino answers"
                + " from, each figure checked against what was generated. Needs a JDK 24 or newer for Trino. Exit code 1"
                + " when a check does not hold.",
        footer = {"", "Example:  ./millrace demo bucketing --ids 50000 --keep"})
public final class BucketingDemoCommand implements Callable<Integer> {
    private static final String ENVIRONMENT = "stg";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DemoOptions options;

    @Option(
            names = "--ids",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Keys of the snapshot; ${DEFAULT-VALUE} unless given.")
    private int ids;

    @Option(
            names = "--tables",
            paramLabel = "N",
            defaultValue = "27",
            description = "Tables that it is split into, the narrowest ones; all ${DEFAULT-VALUE} unless given.")
    private int tables;

    @Override
    public Integer call() throws Exception {
        options.refuseThoseOfOthers(spec);
        WideShape shape = shape();
        return options.run(
                spec,
                lake(options.folder().resolve("lake")),
                variables -> {},
                (connection, lake, scratch, progress) ->
                        BucketingDemo.run(connection, shape, options.seed(), scratch, progress),
                "bucket --dataset infobase_attributes --wait");
    }

    /** A lake for the lane on a folder. */
    static LakeOptions lake(Path data) {
        EnumSet<LakePart> parts = EnumSet.allOf(LakePart.class);
        parts.remove(LakePart.DATABASE);
        return new LakeOptions(DataOption.home(), data, 0, ENVIRONMENT, parts, LakeService.BUCKETING_LANE, false)
                .withSettings(new DemoDatasets(ENVIRONMENT).settings());
    }

    private WideShape shape() {
        try {
            return WideShape.of(tables, ids);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--tables, --ids: " + e.getMessage());
        }
    }
}
