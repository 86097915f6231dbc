package io.millrace.cli.demo;

import io.millrace.cli.demo.story.Story;
import io.millrace.cli.demo.story.StoryPage;
import io.millrace.cli.demo.story.StoryText;
import io.millrace.cli.lake.DataOption;
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
import java.util.concurrent.CountDownLatch;

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

    /** Prints the story and writes it as a page into the demo's folder. */
    public void show(CommandSpec spec, Story story, String pageName) throws IOException {
        Path page = folder().resolve(pageName);
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
