package io.millrace.comparison.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.List;

/**
 * The document {@code .manifest.json} of a batch, written last: the batch counts only when it is there.
 *
 * @param formatVersion of this document, {@value #FORMAT_VERSION}
 * @param kind {@code incremental} or {@code deletion}
 * @param batch the batch's UUID
 * @param previousSnapshot the snapshot compared with; absent on the first run
 * @param snapshot the snapshot that brought the change
 * @param snapshotId the downstream dataset's snapshot id, part of the path
 * @param files of the batch, beside this document
 * @param retargeted sources whose destination changed
 * @param ambiguousSources sources with more than one destination
 * @param cause the event that caused the batch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchManifest(
        int formatVersion,
        String kind,
        String dataset,
        String environment,
        String batch,
        String previousSnapshot,
        String snapshot,
        String snapshotId,
        List<File> files,
        long retargeted,
        long ambiguousSources,
        Cause cause) {
    /** The version that this release writes. */
    public static final int FORMAT_VERSION = 1;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A file of the batch.
     *
     * @param name relative to the manifest
     * @param rows without the header
     * @param bytes size
     * @param sha256 of its bytes, lower-case hex
     */
    public record File(String name, long rows, long bytes, String sha256, List<String> columns) {
        /** The same file, seen from a folder from which this path leads to it. */
        public File from(String path) {
            return new File(path + name, rows, bytes, sha256, columns);
        }
    }

    /**
     * Where the batch comes from.
     *
     * @param eventId the event that was handled
     * @param correlationId the first event of its chain
     */
    public record Cause(String eventId, String correlationId) {}

    /** As JSON, the same text for the same values. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The manifest of batch " + batch + " could not be written as JSON", e);
        }
    }
}
