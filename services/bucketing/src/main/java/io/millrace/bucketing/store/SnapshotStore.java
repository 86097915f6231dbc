package io.millrace.bucketing.store;

import io.millrace.bucketing.domain.Folder;
import io.millrace.bucketing.domain.Listing;
import io.millrace.bucketing.domain.Listing.Entry;
import io.millrace.bucketing.domain.SnapshotDates;
import io.millrace.platform.objects.ObjectLocation;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Snapshots in S3, every listing read to its end. */
public final class SnapshotStore {
    private final S3Client s3;
    private final Set<String> markers;

    /**
     * Snapshots as the client sees them.
     *
     * @param markers names of the files that say that a snapshot is complete
     */
    public SnapshotStore(S3Client s3, Set<String> markers) {
        this.s3 = s3;
        this.markers = Set.copyOf(markers);
    }

    /** The real dates of the folders {@code snapshot_dt=YYYY-MM-DD/}; whatever else lies there is no snapshot. */
    public NavigableSet<LocalDate> dates(Folder rawInput) {
        return s3
                .listObjectsV2Paginator(request -> request.bucket(rawInput.bucket())
                        .prefix(rawInput.prefix())
                        .delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .map(prefix ->
                        SnapshotDates.inPath(prefix.substring(rawInput.prefix().length())))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What lies in a snapshot's folder. */
    public Listing list(Folder snapshot) {
        List<Entry> entries = s3
                .listObjectsV2Paginator(
                        request -> request.bucket(snapshot.bucket()).prefix(snapshot.prefix()))
                .contents()
                .stream()
                .map(object ->
                        new Entry(object.key().substring(snapshot.prefix().length()), object.size(), object.eTag()))
                .toList();
        return Listing.of(entries, markers);
    }

    /** Whether an object is there. */
    public boolean isThere(ObjectLocation object) {
        return s3
                .listObjectsV2(request ->
                        request.bucket(object.bucket()).prefix(object.key()).maxKeys(1))
                .contents()
                .stream()
                .anyMatch(found -> found.key().equals(object.key()));
    }
}
