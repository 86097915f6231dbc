package io.millrace.cli.lake;

import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code millrace down}. */
@Command(
        name = "down",
        description = "Stops the lake and waits until no process of it is left. Its data stays.",
        footer = {"", "Example:  ./millrace down"})
public final class DownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Override
    public Integer call() {
        Optional<LakeState> state = LakeState.read(data.folder());
        if (state.isEmpty()) {
            spec.commandLine().getOut().println("No lake runs on " + data.folder() + ".");
            return ExitCodes.FINE;
        }
        Progress progress = Progress.toStandardError();
        progress.doing("stopping the lake");
        Leftovers.end(state.get());
        LakeState.delete(data.folder());
        progress.done("no process of it is left");
        spec.commandLine().getOut().println("Stopped; the data stays in " + data.folder() + ".");
        return ExitCodes.FINE;
    }
}
