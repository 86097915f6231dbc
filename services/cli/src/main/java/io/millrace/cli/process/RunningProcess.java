package io.millrace.cli.process;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A process as it was noted, which may have ended since.
 *
 * @param name for people
 * @param pid the operating system's id
 * @param startedAt tells it from a later process with the same id; null when the system does not say
 * @param address for people; empty for none
 */
public record RunningProcess(String name, long pid, Instant startedAt, String address) {
    private static final Duration CLOCK_STEP = Duration.ofSeconds(5);
    private static final long KIB_IN_MIB = 1024;

    /** The process that has the id now. */
    public static RunningProcess of(String name, long pid, String address) {
        Instant start = ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .orElse(null);
        return new RunningProcess(name, pid, start, address);
    }

    /** The process, when it is still that one and runs. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(Endings::isAlive)
                .filter(handle -> startedAt == null
                        || handle.info().startInstant().filter(this::isStart).isPresent());
    }

    /** The system derives both from its own boot time, which moves when the clock is set. */
    private boolean isStart(Instant other) {
        return Duration.between(startedAt, other).abs().compareTo(CLOCK_STEP) < 0;
    }

    /** Whether it runs. */
    @JsonIgnore
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** Memory in use (resident) by it and the processes that it started, in MiB; empty when it has ended or the system does not say. */
    public OptionalLong memory() {
        OptionalLong own = memory(pid);
        return own.isEmpty()
                ? own
                : OptionalLong.of(own.getAsLong()
                        + handle().stream()
                                .flatMap(ProcessHandle::descendants)
                                .mapToLong(child -> memory(child.pid()).orElse(0))
                                .sum());
    }

    private static OptionalLong memory(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_IN_MIB)
                    .findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }
}
