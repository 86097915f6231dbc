package io.millrace.cli.lake;

import io.millrace.cli.output.Progress;
import io.millrace.cli.process.Endings;
import io.millrace.cli.process.RunningProcess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ends what runs of a lake, whether its supervisor lives or was killed. */
final class Leftovers {
    private Leftovers() {}

    /** Ends what a killed supervisor left behind; only for who holds the {@link DataLock}. */
    static void clear(Path data, Progress progress) {
        LakeState.read(data).ifPresent(state -> {
            progress.done("clearing what a killed lake left in " + data);
            end(state);
            LakeState.delete(data);
        });
    }

    /** Ends the supervisor, which stops the rest in order, and then whatever is left. */
    static void end(LakeState state) {
        List<RunningProcess> all = new ArrayList<>(List.of(state.supervisor()));
        all.addAll(state.processes());
        Endings.end(all);
    }
}
