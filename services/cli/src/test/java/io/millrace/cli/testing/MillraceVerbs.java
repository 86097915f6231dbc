package io.millrace.cli.testing;

import io.millrace.cli.Millrace;
import io.millrace.cli.testing.MillraceProcess.Answer;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@code millrace} command in this JVM, for commands that end by themselves; it saves the start of a JVM each.
 * {@link MillraceProcess} shows that a process says and returns the same.
 *
 * @param data the data folder of the lake
 */
public record MillraceVerbs(Path data) {
    /** Runs a command to its end. */
    public Answer run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Millrace.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = commandLine.execute(Stream.concat(Stream.of(arguments), List.of("--data", data.toString()).stream())
                .toArray(String[]::new));
        return new Answer(exit, out.toString(), err.toString());
    }
}
