package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.DemoLake;
import io.millrace.cli.demo.DemoOptions;
import io.millrace.cli.demo.story.Story;
import io.millrace.cli.demo.story.StoryPage;
import io.millrace.cli.demo.story.StoryText;
import io.millrace.cli.demo.wide.WideShape;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeOptions;
import io.millrace.cli.lake.LakeService;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.lake.LakePart;
import io.millrace.lake.engine.EngineCheck;
import io.millrace.lake.engine.EngineJdk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
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
    public Integer call() throws IOException, InterruptedException {
        refuseOptionsOfOthers();
        WideShape shape = shape();
        new EngineCheck(DataOption.home(), EngineJdk.ofThisMachine()).obstacle().ifPresent(obstacle -> {
            throw new CliException(ExitCodes.USAGE, "The demo of the bucketing lane verifies its tables: " + obstacle);
        });
        Path folder = options.folder();
        Progress progress = Progress.toStandardError();
        Story story;
        try (DemoLake lake = DemoLake.start(lake(folder.resolve("lake")), progress)) {
            try (LakeConnection connection = LakeConnection.to(lake.variables())) {
                story = BucketingDemo.run(connection, shape, options.seed(), folder.resolve("scratch"), progress);
            }
            show(story, folder);
            if (options.keep()) {
                options.waitForTheEnd(spec, lake, "bucket --dataset infobase_attributes --wait");
            }
        }
        return story.missed().isEmpty() ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }

    /** A lake for the lane on a folder. */
    static LakeOptions lake(Path data) {
        EnumSet<LakePart> parts = EnumSet.allOf(LakePart.class);
        parts.remove(LakePart.DATABASE);
        return new LakeOptions(
                DataOption.home(),
                data,
                0,
                ENVIRONMENT,
                parts,
                LakeService.BUCKETING_LANE,
                false,
                new DemoDatasets(ENVIRONMENT).settings());
    }

    /** Options before the lane's name are those of the mapping lane, which would be passed over in silence. */
    private void refuseOptionsOfOthers() {
        List<String> before = spec.commandLine().getParent().getParseResult().matchedOptions().stream()
                .filter(option -> !option.inherited() && option.scopeType() != ScopeType.INHERIT)
                .map(OptionSpec::longestName)
                .toList();
        if (!before.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(", ", before) + " must stand after the lane: ./millrace demo bucketing --help");
        }
    }

    private WideShape shape() {
        try {
            return WideShape.of(tables, ids);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--tables, --ids: " + e.getMessage());
        }
    }

    private void show(Story story, Path folder) throws IOException {
        Path page = folder.resolve("bucketing.html");
        Files.writeString(page, StoryPage.of(story));
        PrintWriter out = spec.commandLine().getOut();
        out.println(StoryText.of(story));
        out.println("The same to look at in a browser: " + page);
        out.flush();
    }
}
