package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotManifest;
import io.millrace.platform.snapshot.SnapshotTimes;
import io.millrace.platform.stage.StageFailureException;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The snapshots below a folder, each in a folder of its name, for a person who looks for one that can be compared with. */
public final class SnapshotFolder {
    private static final String MEND = "Choose another one: millrace snapshots list.";

    private final ObjectStore objects;
    private final ObjectLocation folder;
    private final String dataset;
    private final String environment;
    private final SnapshotTimes times;

    /** @param folder with a key that is empty or ends with a slash */
    public SnapshotFolder(
            ObjectStore objects, ObjectLocation folder, String dataset, String environment, SnapshotTimes times) {
        this.objects = objects;
        this.folder = folder;
        this.dataset = dataset;
        this.environment = environment;
        this.times = times;
    }

    /**
     * A snapshot as it lies there; its data file was not looked at.
     *
     * @param rows as its manifest says; empty when it does not count
     * @param objection why it does not count
     */
    public record Entry(String snapshot, Optional<Long> rows, Optional<String> objection) {}

    /** The newest snapshots, newest first, those that do not count included. */
    public List<Entry> newest(int most) {
        TreeMap<String, Boolean> complete = new TreeMap<>();
        try (Stream<ObjectLocation> all = objects.list(folder)) {
            all.forEach(object -> {
                String[] parts = object.key().substring(folder.key().length()).split("/", 2);
                if (parts.length == 2) {
                    complete.merge(parts[0], parts[1].equals(SnapshotManifest.FILE_NAME), Boolean::logicalOr);
                }
            });
        }
        return complete.descendingMap().entrySet().stream()
                .limit(most)
                .map(found -> entry(found.getKey(), found.getValue()))
                .toList();
    }

    private Entry entry(String snapshot, boolean complete) {
        if (!complete) {
            return new Entry(snapshot, Optional.empty(), Optional.of("it has no " + SnapshotManifest.FILE_NAME));
        }
        try {
            return new Entry(snapshot, Optional.of(manifest(snapshot).rows()), Optional.empty());
        } catch (StageFailureException unusable) {
            return new Entry(snapshot, Optional.empty(), Optional.of(unusable.why()));
        }
    }

    /**
     * A snapshot that can be compared with: it counts, and its file was read to the end and is what its manifest says.
     *
     * @throws StageFailureException when it is not such a snapshot
     */
    public SnapshotRef usable(String snapshot) {
        SnapshotManifest manifest = manifest(snapshot);
        SnapshotRef found = new SnapshotRef(
                snapshot, location(snapshot).sibling(manifest.file()).uri(), manifest.sha256(), manifest.rows());
        try (VerifiedSnapshot file = new SnapshotFiles(objects).open(found, MEND)) {
            while (file.rows().hasNext()) {
                file.rows().next();
            }
            file.verify();
        }
        return found;
    }

    private SnapshotManifest manifest(String snapshot) {
        times.objection(snapshot).ifPresent(why -> {
            throw unusable(snapshot, why);
        });
        ObjectLocation location = location(snapshot);
        String json = objects.text(location).orElseThrow(() -> unusable(snapshot, location + " is not there"));
        SnapshotManifest manifest;
        try {
            manifest = SnapshotManifest.parse(json, location.toString());
        } catch (IllegalArgumentException e) {
            throw unusable(snapshot, String.valueOf(e.getMessage()));
        }
        if (!manifest.dataset().equals(dataset)
                || !manifest.environment().equals(environment)
                || !manifest.snapshot().equals(snapshot)) {
            throw unusable(
                    snapshot,
                    location + " is of snapshot " + manifest.snapshot() + ", dataset " + manifest.dataset()
                            + ", environment " + manifest.environment() + ", not of dataset " + dataset
                            + ", environment " + environment);
        }
        return manifest;
    }

    private ObjectLocation location(String snapshot) {
        return new ObjectLocation(folder.bucket(), folder.key() + snapshot + "/" + SnapshotManifest.FILE_NAME);
    }

    private static StageFailureException unusable(String snapshot, String why) {
        return new StageFailureException("No snapshot can be compared with " + snapshot, why, MEND);
    }
}
