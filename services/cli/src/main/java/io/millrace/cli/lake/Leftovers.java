package io.millrace.cli.lake;

import io.millrace.cli.lake.LakeState.RunningProcess;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What an earlier lake on the same data left behind. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Leftovers() {}

    /** Ends processes whose supervisor died; refuses when the supervisor lives. */
    static void refuseOrClear(Path data, Progress progress) {
        Optional<LakeState> state = LakeState.read(data);
        if (state.isEmpty()) {
            return;
        }
        if (state.get().supervisor().isAlive()) {
            throw new CliException(
                    ExitCodes.USAGE,
                    "A lake runs on " + data + " already (process "
                            + state.get().supervisor().pid()
                            + "). Stop it with ./millrace down, or give this one another folder with --data.");
        }
        progress.done("clearing what a killed lake left in " + data);
        end(state.get());
        LakeState.delete(data);
    }

    /** Asks the supervisor to end, waits for all of its processes, and kills what does not go. */
    static void end(LakeState state) {
        state.supervisor().handle().ifPresent(supervisor -> {
            supervisor.destroy();
            await(supervisor);
        });
        state.processes().stream()
                .map(RunningProcess::handle)
                .flatMap(Optional::stream)
                .forEach(left -> {
                    left.destroy();
                    await(left);
                });
    }

    private static void await(ProcessHandle process) {
        CompletableFuture<ProcessHandle> exit = process.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        exit.exceptionally(tooSlow -> {
                    process.destroyForcibly();
                    return process;
                })
                .join();
        process.onExit().join();
    }
}
