package io.millrace.mapping.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.millrace.mapping.domain.Mapping;
import io.millrace.mapping.domain.RejectedRow;
import io.millrace.mapping.domain.ValidatedMappings;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.objects.StoredObject;
import io.millrace.platform.snapshot.SnapshotManifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Mapping snapshots in S3: {@code {prefix}/{name}/glue_tables_{name}.csv}, {@code rejected.csv} and, last,
 * {@code snapshot.json}, without which the others do not count. CSV as RFC 4180 says, UTF-8.
 */
public final class SnapshotStore {
    /** The header of the data file. */
    public static final List<String> HEADER =
            List.of("source_pipeline_resource_name", "destination_pipeline_resource_name");

    private static final List<String> REJECTED_HEADER = List.of("table", "id", "destination_id", "reason");
    private static final String REJECTED = "rejected.csv";
    private static final String CSV = "text/csv; charset=utf-8";

    private final ObjectStore objects;
    private final String bucket;
    private final String prefix;

    /** Snapshots below a prefix of a bucket. */
    public SnapshotStore(ObjectStore objects, String bucket, String prefix) {
        this.objects = objects;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Where the manifest of a snapshot lies. */
    public ObjectLocation manifest(String name) {
        return in(name, SnapshotManifest.FILE_NAME);
    }

    /** Where the rows of a snapshot lie. */
    public ObjectLocation data(String name) {
        return in(name, "glue_tables_" + name + ".csv");
    }

    /** The manifest of a snapshot that was completed. */
    public Optional<SnapshotManifest> completed(String name) {
        ObjectLocation location = manifest(name);
        return objects.text(location).map(json -> SnapshotManifest.parse(json, location.toString()));
    }

    /**
     * Writes the files of a snapshot, the manifest last.
     *
     * @param draft the manifest but for what only the written file can tell
     */
    public SnapshotManifest write(ValidatedMappings mappings, SnapshotManifest draft) {
        String name = draft.snapshot();
        StoredObject data = put(data(name), HEADER, csv -> {
            for (Mapping mapping : mappings.valid()) {
                csv.writeRecord(
                        mapping.source().toString(), mapping.destination().toString());
            }
        });
        put(in(name, REJECTED), REJECTED_HEADER, csv -> {
            for (RejectedRow row : mappings.rejected()) {
                csv.writeRecord(row.table(), row.id(), row.destinationId(), row.reason());
            }
        });
        SnapshotManifest manifest = new SnapshotManifest(
                draft.formatVersion(),
                draft.dataset(),
                draft.environment(),
                name,
                data(name).key().substring(data(name).key().lastIndexOf('/') + 1),
                mappings.valid().size(),
                data.bytes(),
                data.sha256(),
                REJECTED,
                mappings.counts(),
                draft.sourceTables(),
                draft.causeId(),
                draft.correlationId());
        objects.put(manifest(name), manifest.toJson(), "application/json");
        return manifest;
    }

    private StoredObject put(ObjectLocation to, List<String> header, Consumer<CsvWriter> rows) {
        Path file = null;
        try {
            file = Files.createTempFile("millrace-mapping-", ".csv");
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file, UTF_8)) {
                csv.writeRecord(header);
                rows.accept(csv);
            }
            return objects.put(to, file, CSV);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + to + " by way of a temporary file", e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete the temporary file " + file, e);
        }
    }

    private ObjectLocation in(String name, String file) {
        return new ObjectLocation(bucket, prefix + "/" + name + "/" + file);
    }
}
