package io.millrace.lake.standin.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.Json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;

/** Reads a journal line by line; a torn last line, left by a process that was killed, is dropped. */
final class JournalReader {
    private static final Logger LOG = Logger.getLogger(JournalReader.class.getName());

    private final Path file;

    JournalReader(Path file) {
        this.file = file;
    }

    /** Replays all whole lines and gives their length in bytes. */
    long replay(ChangeListener listener) throws IOException {
        long whole = 0;
        long lines = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    lines++;
                    apply(line.toByteArray(), lines, listener);
                    whole += line.size() + 1L;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        if (line.size() > 0) {
            LOG.warning("error=\"line %d of %s is torn, its change was never answered: dropped\""
                    .formatted(lines + 1, file));
        }
        return whole;
    }

    private void apply(byte[] line, long number, ChangeListener listener) {
        try {
            JsonNode change = Json.mapper().readTree(line);
            listener.apply(change.required(Journal.KIND).textValue(), (ObjectNode) change.required(Journal.DATA));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalStateException(
                    "line %d of journal %s is damaged: delete the line, or the folder to start empty"
                            .formatted(number, file),
                    e);
        }
    }
}
