package io.millrace.platform.spark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What is kept of a run on this machine: its process, the service that started it, its log, its exit code.
 *
 * @param path the run's own folder
 */
record RunFolder(Path path) {
    private static final int TAIL_BYTES = 64 * 1024;

    /**
     * A process as it can be recognised after a restart of this machine or of the service, when its number may be
     * another's.
     *
     * @param pid its number
     * @param started epoch milliseconds; 0 when the system does not tell
     */
    record Identity(long pid, long started) {
        /** Linux counts from its start, whose time of day it tells in seconds and corrects with the clock. */
        private static final long WAVERS_MS = 2000;

        static Identity of(ProcessHandle process) {
            return new Identity(
                    process.pid(),
                    process.info()
                            .startInstant()
                            .map(java.time.Instant::toEpochMilli)
                            .orElse(0L));
        }

        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Math.abs(of(process).started - started) <= WAVERS_MS);
        }

        static Identity parse(String text) {
            String[] parts = text.strip().split(" ", -1);
            return new Identity(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }

        String text() {
            return pid + " " + started;
        }
    }

    Path log() {
        return path.resolve("log");
    }

    Optional<Identity> process() {
        return read("pid").map(Identity::parse);
    }

    Optional<Identity> parent() {
        return read("parent").map(Identity::parse);
    }

    OptionalInt exitCode() {
        return read("exit").map(text -> OptionalInt.of(Integer.parseInt(text))).orElse(OptionalInt.empty());
    }

    /** Makes the folder if needed, for a process that starts now. */
    void begin() {
        try {
            Files.createDirectories(path);
            Files.deleteIfExists(path.resolve("exit"));
            Files.deleteIfExists(path.resolve("pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("The run folder " + path + " could not be made: check its disk", e);
        }
    }

    void started(Identity process, Identity parent) {
        write("parent", parent.text());
        write("pid", process.text());
    }

    void ended(int exitCode) {
        write("exit", Integer.toString(exitCode));
    }

    List<String> lastLines(int count) {
        if (!Files.exists(log())) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.readFully(tail);
            List<String> lines = new String(tail, UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log() + " could not be read: check its disk", e);
        }
    }

    private Optional<String> read(String name) {
        Path file = path.resolve(name);
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read: check its disk", e);
        }
    }

    private void write(String name, String text) {
        try {
            Path part = Files.writeString(path.resolve(name + ".part"), text);
            Files.move(part, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(path.resolve(name) + " could not be written: check its disk", e);
        }
    }
}
