package io.millrace.cli.lake;

import io.millrace.cli.lake.LakeState.RunningProcess;
import io.millrace.cli.output.Progress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends what runs of a lake, whether its supervisor lives or was killed. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Leftovers() {}

    /** Ends what a killed supervisor left behind; only for who holds the {@link DataLock}. */
    static void clear(Path data, Progress progress) {
        LakeState.read(data).ifPresent(state -> {
            progress.done("clearing what a killed lake left in " + data);
            end(state);
            LakeState.delete(data);
        });
    }

    /** Asks the supervisor to end, waits for all that it started, and kills what does not go. */
    static void end(LakeState state) {
        List<ProcessHandle> family = Stream.concat(Stream.of(state.supervisor()), state.processes().stream())
                .map(RunningProcess::handle)
                .flatMap(Optional::stream)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        family.forEach(process -> {
            process.destroy();
            await(process);
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
