package io.millrace.jobs.reconcile.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kafka offsets up to which a stream is done, as its checkpoint says: those of the last batch that is committed. */
public final class CheckpointOffsets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointOffsets() {}

    /**
     * The first offset of each partition that no committed batch had; empty when no batch is committed.
     *
     * @param checkpoint folder of the stream
     */
    public static Map<Integer, Long> of(String checkpoint, String topic, Configuration hadoop) {
        try {
            Path folder = new Path(checkpoint);
            FileSystem files = folder.getFileSystem(hadoop);
            long last = last(files, new Path(folder, "commits"));
            return last < 0 ? Map.of() : read(files, new Path(folder, "offsets/" + last), topic);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "checkpoint %s cannot be read: check that it is there and may be read".formatted(checkpoint), e);
        }
    }

    private static long last(FileSystem files, Path commits) throws IOException {
        long last = -1;
        try {
            for (FileStatus commit : files.listStatus(commits)) {
                String name = commit.getPath().getName();
                last = name.matches("\\d+") ? Math.max(last, Long.parseLong(name)) : last;
            }
        } catch (FileNotFoundException noBatchYet) {
            return -1;
        }
        return last;
    }

    private static Map<Integer, Long> read(FileSystem files, Path offsets, String topic) throws IOException {
        List<String> lines;
        try (InputStream in = files.open(offsets)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        Map<Integer, Long> found = new TreeMap<>();
        for (String line : lines) {
            if (line.startsWith("{")) {
                JsonNode partitions = JSON.readTree(line).path(topic);
                partitions
                        .fields()
                        .forEachRemaining(partition -> found.put(
                                Integer.valueOf(partition.getKey()),
                                partition.getValue().asLong()));
            }
        }
        return found;
    }
}
