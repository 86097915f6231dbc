package io.millrace.cli.lake;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to run a lake on a data folder; the operating system takes it back when the process ends. */
final class DataLock implements AutoCloseable {
    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws CliException when another process, or another lake of this one, has it */
    static DataLock take(Path data) {
        Path file = data.resolve("lake.lock");
        try {
            Files.createDirectories(data);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DataLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The data folder " + data + " cannot be used: " + file + " cannot be locked. Choose another with"
                            + " --data.",
                    e);
        }
        throw taken(data);
    }

    /** The refusal of a second lake on a folder. */
    static CliException taken(Path data) {
        String process = LakeState.read(data)
                .map(state -> " (process " + state.supervisor().pid() + ")")
                .orElse("");
        return new CliException(
                ExitCodes.USAGE,
                "A lake runs on " + data + " already" + process
                        + ". Stop it with ./millrace down, or give this one another folder with --data.");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of the data folder could not be given back", e);
        }
    }
}
