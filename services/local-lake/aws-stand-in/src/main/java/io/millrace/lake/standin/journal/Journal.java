package io.millrace.lake.standin.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Changes as JSON lines, appended one by one and replayed at start. A line reaches the operating system before the change
 * is answered, so it survives the end of the process, though not of the machine.
 */
public final class Journal implements AutoCloseable {
    static final String KIND = "kind";
    static final String DATA = "data";

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A journal that keeps nothing. */
    public static Journal none() {
        return new Journal(null, null);
    }

    /**
     * Replays the journal of a folder and goes on behind its last whole line.
     *
     * @throws IllegalStateException when a line before the last is damaged
     */
    public static Journal open(Path folder, ChangeListener listener) {
        try {
            Path file = Files.createDirectories(folder).resolve("changes.jsonl");
            long whole = Files.exists(file) ? new JournalReader(file).replay(listener) : 0;
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(whole).position(whole);
            return new Journal(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "journal in %s cannot be opened: check the folder's permissions".formatted(folder), e);
        }
    }

    /** Adds a change. */
    public synchronized void append(String kind, ObjectNode data) {
        if (channel == null) {
            return;
        }
        ObjectNode line = Json.object().put(KIND, kind);
        line.set(DATA, data);
        byte[] text = Json.bytes(line);
        ByteBuffer bytes =
                ByteBuffer.allocate(text.length + 1).put(text).put((byte) '\n').flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("journal %s cannot be written: check the disk's space".formatted(file), e);
        }
    }

    @Override
    public synchronized void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("journal %s cannot be closed: check the disk".formatted(file), e);
        }
    }
}
