package io.millrace.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Ends processes that are not children of this one, and knows when they are gone. */
public final class Endings {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration LOOK = Duration.ofMillis(50);

    private Endings() {}

    /** Asks each in turn, with all that it started, to end; waits, and kills what does not go. */
    public static void end(Collection<RunningProcess> processes) {
        List<ProcessHandle> family = processes.stream()
                .map(RunningProcess::handle)
                .flatMap(Optional::stream)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        for (ProcessHandle process : family) {
            process.destroy();
            if (!isGoneWithin(process, PATIENCE)) {
                process.destroyForcibly();
                isGoneWithin(process, PATIENCE);
            }
        }
    }

    private static boolean isGoneWithin(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /** An ended process that nobody has collected yet, as in a container without an init, does not run. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
