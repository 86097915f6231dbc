package io.millrace.platform.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.events.mapping.MappingCounts;

import java.util.List;

/**
 * The document {@code snapshot.json} beside a mapping snapshot, written last: the snapshot counts only when it is there.
 *
 * @param formatVersion of this document, {@value #FORMAT_VERSION}
 * @param snapshot the snapshot's name, UTC {@code yyyyMMddHHmmss}
 * @param file the data file's name beside this document
 * @param rows data rows of the file, without its header
 * @param bytes the file's size
 * @param sha256 of the file's bytes, lower-case hex
 * @param rejectedFile the name of the file with the rejected rows and their reasons
 * @param sourceTables the mapping tables that were read
 * @param causeId the event that asked for the snapshot
 * @param correlationId the first event of its chain
 */
public record SnapshotManifest(
        int formatVersion,
        String dataset,
        String environment,
        String snapshot,
        String file,
        long rows,
        long bytes,
        String sha256,
        String rejectedFile,
        MappingCounts counts,
        List<String> sourceTables,
        String causeId,
        String correlationId) {
    /** The version that this release writes and reads. */
    public static final int FORMAT_VERSION = 1;

    /** The document's name. */
    public static final String FILE_NAME = "snapshot.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** As JSON, the same text for the same values. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Snapshot manifest " + snapshot + " could not be written as JSON", e);
        }
    }

    /**
     * From JSON.
     *
     * @param where named in the error
     * @throws IllegalArgumentException when it is not such a document, or of another format version
     */
    public static SnapshotManifest parse(String json, String where) {
        SnapshotManifest manifest;
        try {
            manifest = JSON.readValue(json, SnapshotManifest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    where + " is not a snapshot manifest: " + e.getOriginalMessage()
                            + ". Do not edit files under the snapshot prefix; take a new snapshot.",
                    e);
        }
        if (manifest.formatVersion() != FORMAT_VERSION) {
            throw new IllegalArgumentException(where + " has format version " + manifest.formatVersion()
                    + ", this release reads " + FORMAT_VERSION + ". Update this service or take a new snapshot.");
        }
        return manifest;
    }
}
