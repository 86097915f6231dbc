package io.millrace.cli.demo;

import io.millrace.cli.demo.story.Story;
import io.millrace.cli.demo.story.StoryPage;
import io.millrace.cli.demo.story.StoryText;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeOptions;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.lake.engine.EngineCheck;
import io.millrace.lake.engine.EngineJdk;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** What the demos of all lanes have in common. */
public final class DemoOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The same seed gives the same rows; ${DEFAULT-VALUE} unless given.")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The demo's folder, emptied at first; .millrace/demo in the repository unless given.")
    private Path data;

    @Option(names = "--keep", description = "Leave the lake running until Ctrl-C, to look around in it.")
    private boolean keep;

    /** What the rows follow from. */
    public long seed() {
        return seed;
    }

    /** The demo's folder. */
    public Path folder() {
        return data != null ? data.toAbsolutePath() : DataOption.home().resolve(".millrace/demo");
    }

    /** Whether the lake is to run on. */
    public boolean keep() {
        return keep;
    }

    /** Options before a lane's name are those of the mapping lane, which would be passed over in silence. */
    public void refuseThoseOfOthers(CommandSpec spec) {
        List<String> before = spec.commandLine().getParent().getParseResult().matchedOptions().stream()
                .filter(option -> !option.inherited() && option.scopeType() != ScopeType.INHERIT)
                .map(OptionSpec::longestName)
                .toList();
        if (!before.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.join(", ", before) + " must stand after the lane: ./millrace demo " + spec.name()
                            + " --help");
        }
    }

    /** How a lane's story comes to be, in a lake that runs. */
    @FunctionalInterface
    public interface Telling {
        /** Has the lane work, and tells what came of it. */
        Story tell(LakeConnection connection, DemoLake lake, Path scratch, Progress progress) throws Exception;
    }

    /**
     * Has a lane tell its story in a lake of its own, which runs on where that is wanted.
     *
     * @param before gets the addresses when the lake's parts run and its services do not yet
     * @param more commands to try beside those that every lake answers
     * @return the exit code
     */
    public int run(
            CommandSpec spec,
            LakeOptions options,
            Consumer<Map<String, String>> before,
            Telling telling,
            String... more)
            throws Exception {
        new EngineCheck(DataOption.home(), EngineJdk.ofThisMachine()).obstacle().ifPresent(obstacle -> {
            throw new CliException(
                    ExitCodes.USAGE, "The demo of the " + spec.name() + " lane reads its tables by Trino: " + obstacle);
        });
        Progress progress = Progress.toStandardError();
        Story story;
        try (DemoLake lake = DemoLake.start(options, before, progress)) {
            try (LakeConnection connection = LakeConnection.to(lake.variables())) {
                story = telling.tell(connection, lake, folder().resolve("scratch"), progress);
            }
            show(spec, story);
            if (keep) {
                waitForTheEnd(spec, lake, more);
            }
        }
        return story.missed().isEmpty() ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }

    private void show(CommandSpec spec, Story story) throws IOException {
        Path page = folder().resolve(spec.name() + ".html");
        Files.writeString(page, StoryPage.of(story));
        PrintWriter out = spec.commandLine().getOut();
        out.println(StoryText.of(story));
        out.println("The same to look at in a browser: " + page);
        out.flush();
    }

    /**
     * Leaves the lake running until the process is ended.
     *
     * @param more commands to try beside those that every lake answers
     */
    public void waitForTheEnd(CommandSpec spec, DemoLake lake, String... more) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> commands = new ArrayList<>(List.of("status", "mail", "runs list", "env"));
        commands.addAll(Arrays.asList(more));
        out.println();
        out.println("The lake goes on running. In another terminal:");
        commands.forEach(command -> out.println("  ./millrace " + command + " --data " + lake.data()));
        if (lake.variables().containsKey("TRINO_URL")) {
            out.println("  Trino, any user name: " + lake.variables().get("TRINO_URL"));
        }
        out.println("Ctrl-C stops it.");
        out.flush();
        new CountDownLatch(1).await();
    }
}
