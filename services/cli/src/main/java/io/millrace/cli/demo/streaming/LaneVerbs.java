package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.story.Block;
import io.millrace.cli.output.ErrorReport;
import io.millrace.cli.output.Progress;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verbs of the {@code millrace} command, run in this process as the reader would run them on the demo's lake. */
final class LaneVerbs {
    private final Path data;
    private final List<String> placeholders;
    private final Progress progress;

    /**
     * Verbs on a lake.
     *
     * @param data the lake's data folder
     */
    LaneVerbs(Path data, FleetPipeline pipeline, Progress progress) {
        this.data = data;
        this.placeholders = pipeline.placeholders().entrySet().stream()
                .flatMap(entry -> Stream.of(option(entry.getKey()), entry.getValue()))
                .toList();
        this.progress = progress;
    }

    /**
     * What a verb answered.
     *
     * @param line as the reader would type it, without what leads to the demo's lake
     */
    record Said(String line, int exitCode, String text) {
        /** The line and the answer. */
        Block.Code shown(String heading) {
            return new Block.Code(
                    heading,
                    Stream.concat(Stream.of("$ " + line, ""), text.lines()).toList());
        }
    }

    /**
     * Runs one.
     *
     * @param name as it is called
     * @param verb its command
     * @param words what it is told; files are shown by their last name
     */
    Said run(String name, Object verb, Object... words) {
        String line = "./millrace " + name + " "
                + Stream.of(words)
                        .map(word -> word instanceof Path file ? file.getFileName() : word)
                        .map(Object::toString)
                        .collect(Collectors.joining(" "));
        progress.doing(line);
        List<String> all =
                new ArrayList<>(Stream.of(words).map(Object::toString).toList());
        all.addAll(placeholders);
        all.addAll(List.of("--data", data.toString()));
        StringWriter text = new StringWriter();
        int exitCode = new CommandLine(verb)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> ErrorReport.print(failure, command.getErr(), false))
                .execute(all.toArray(String[]::new));
        progress.done(line + ": exit code " + exitCode);
        return new Said(line, exitCode, text.toString());
    }

    private static String option(String placeholder) {
        return "--" + placeholder.replace("AWS_", "").toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
