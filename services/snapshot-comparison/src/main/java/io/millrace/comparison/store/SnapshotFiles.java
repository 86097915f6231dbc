package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotManifest;
import io.millrace.platform.stage.StageFailureException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Mapping snapshots in S3: only what has a manifest counts, and only as its manifest describes it. */
public final class SnapshotFiles {
    private static final String MEND = "Ask for a new snapshot: millrace sync.";

    private final ObjectStore objects;

    /** Snapshots of the store. */
    public SnapshotFiles(ObjectStore objects) {
        this.objects = objects;
    }

    /**
     * The snapshot that an event tells of, as its manifest describes it.
     *
     * @throws StageFailureException when there is no manifest, or it is of another dataset or file
     */
    public SnapshotRef find(SnapshotWritten event) {
        ObjectLocation data = ObjectLocation.of(event.location());
        ObjectLocation location = event.manifest() == null
                ? data.sibling(SnapshotManifest.FILE_NAME)
                : ObjectLocation.of(event.manifest());
        String json = objects.text(location)
                .orElseThrow(() -> failure(event.location(), "its manifest " + location + " is not there"));
        SnapshotManifest manifest = parse(json, location);
        if (!manifest.dataset().equals(event.dataset())) {
            throw failure(event.location(), "its manifest is of dataset " + manifest.dataset());
        }
        if (!location.sibling(manifest.file()).equals(data)
                || !manifest.snapshot().equals(event.snapshot())) {
            throw failure(
                    event.location(),
                    "its manifest describes snapshot " + manifest.snapshot() + ", file " + manifest.file());
        }
        if (event.sha256() != null && !event.sha256().equals(manifest.sha256())) {
            throw failure(
                    event.location(),
                    "the event says SHA-256 " + event.sha256() + ", its manifest " + manifest.sha256());
        }
        return new SnapshotRef(manifest.snapshot(), data.uri(), manifest.sha256(), manifest.rows());
    }

    /** Opens a new snapshot for reading, checked as it is read: see {@link VerifiedSnapshot#verify()}. */
    public VerifiedSnapshot open(SnapshotRef snapshot) {
        return open(snapshot, MEND);
    }

    /** Opens the turn's last published snapshot: every comparison needs it, so a new snapshot would not mend it. */
    VerifiedSnapshot openPublished(Turn turn) {
        SnapshotRef snapshot = turn.previous().orElseThrow();
        return open(
                snapshot,
                "Every snapshot is compared with this one, the last that was published, so a new one fails in the same"
                        + " way. Put back the file with SHA-256 " + snapshot.sha256()
                        + ": the object's earlier version where the bucket keeps versions, a backup, or the data file of"
                        + " an older snapshot whose snapshot.json names that SHA-256. Is it lost for good? "
                        + Baseline.chooseAnother(turn.dataset()));
    }

    /** @param whatToDo what errors tell a person to do */
    VerifiedSnapshot open(SnapshotRef snapshot, String whatToDo) {
        InputStream bytes = objects.open(ObjectLocation.of(snapshot.location()))
                .orElseThrow(() -> failure(snapshot.location(), "the file is not there", whatToDo));
        try {
            return new VerifiedSnapshot(snapshot, bytes, whatToDo);
        } catch (RuntimeException e) {
            closeAfter(e, bytes);
            throw e;
        }
    }

    private static void closeAfter(RuntimeException failure, InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static SnapshotManifest parse(String json, ObjectLocation location) {
        try {
            return SnapshotManifest.parse(json, location.toString());
        } catch (IllegalArgumentException e) {
            throw new StageFailureException(
                    "The snapshot manifest " + location + " cannot be used", String.valueOf(e.getMessage()), MEND);
        }
    }

    private static StageFailureException failure(URI snapshot, String why) {
        return failure(snapshot, why, MEND);
    }

    static StageFailureException failure(URI snapshot, String why, String whatToDo) {
        return new StageFailureException("The mapping snapshot " + snapshot + " cannot be compared", why, whatToDo);
    }
}
