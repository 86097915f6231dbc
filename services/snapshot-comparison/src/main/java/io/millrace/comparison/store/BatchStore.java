package io.millrace.comparison.store;

import io.millrace.comparison.domain.BatchManifest;
import io.millrace.comparison.domain.SnapshotDifference;
import io.millrace.comparison.domain.SnapshotRows;
import io.millrace.events.mapping.PublishedBatch;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.objects.StoredObject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Batches in the drop bucket: {@code {root}/{snapshotId}/incremental_{batch}/incremental.csv} and
 * {@code …/__deleted__/deletion.csv}, each with its {@code .manifest.json}. The keys follow from the cause, so a retry
 * writes them again with the same bytes.
 */
public final class BatchStore {
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String MANIFEST = ".manifest.json";

    private final ObjectStore objects;
    private final String bucket;
    private final String root;

    /** @param root the path before the snapshot id, without a slash at its end */
    public BatchStore(ObjectStore objects, String bucket, String root) {
        this.objects = objects;
        this.bucket = bucket;
        this.root = root;
    }

    /** The two halves of a published difference; a half without rows is empty. */
    public record Published(Optional<PublishedBatch> additions, Optional<PublishedBatch> deletions) {}

    /** What the manifests of a batch have in common. */
    public record Header(
            String dataset,
            String environment,
            String batch,
            String previousSnapshot,
            String snapshot,
            String snapshotId,
            BatchManifest.Cause cause) {}

    /**
     * Writes a batch.
     *
     * @param beforeManifests run when all data files are written and no manifest is
     */
    Published write(Header header, SnapshotDifference difference, DifferenceFiles files, Runnable beforeManifests) {
        String folder = root + "/" + header.snapshotId() + "/incremental_" + header.batch() + "/";
        String deleted = folder + "__deleted__/";
        List<BatchManifest.File> additions = new ArrayList<>();
        List<BatchManifest.File> deletions = new ArrayList<>();
        if (difference.added() > 0) {
            additions.add(put(folder, files.incremental(), difference.added(), DifferenceFiles.COLUMNS));
        }
        if (difference.removed() > 0) {
            deletions.add(put(deleted, files.deletion(), difference.removed(), DifferenceFiles.COLUMNS));
        }
        if (difference.ambiguousSources() > 0) {
            BatchManifest.File ambiguous = put(folder, files.ambiguous(), files.ambiguousRows(), SnapshotRows.HEADER);
            if (additions.isEmpty()) {
                deletions.add(ambiguous.from("../"));
            } else {
                additions.add(ambiguous);
            }
        }
        beforeManifests.run();
        return new Published(
                manifest(header, difference, folder, "incremental", additions),
                manifest(header, difference, deleted, "deletion", deletions));
    }

    private BatchManifest.File put(String folder, Path file, long rows, List<String> columns) {
        String name = file.getFileName().toString();
        StoredObject stored = objects.put(new ObjectLocation(bucket, folder + name), file, CSV);
        return new BatchManifest.File(name, rows, stored.bytes(), stored.sha256(), columns);
    }

    private Optional<PublishedBatch> manifest(
            Header header, SnapshotDifference difference, String folder, String kind, List<BatchManifest.File> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        BatchManifest manifest = new BatchManifest(
                BatchManifest.FORMAT_VERSION,
                kind,
                header.dataset(),
                header.environment(),
                header.batch(),
                header.previousSnapshot(),
                header.snapshot(),
                header.snapshotId(),
                files,
                difference.retargeted(),
                difference.ambiguousSources(),
                header.cause());
        ObjectLocation location = new ObjectLocation(bucket, folder + MANIFEST);
        objects.put(location, manifest.toJson(), "application/json");
        BatchManifest.File data = files.get(0);
        return Optional.of(new PublishedBatch(
                header.batch(),
                header.previousSnapshot(),
                header.snapshot(),
                location.uri(),
                location.sibling(data.name()).uri(),
                data.rows(),
                difference.retargeted(),
                difference.ambiguousSources()));
    }
}
