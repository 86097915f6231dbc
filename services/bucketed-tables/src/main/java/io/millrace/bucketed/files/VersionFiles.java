package io.millrace.bucketed.files;

import io.millrace.bucketed.domain.Version;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Folders of versions: what there is, and what is removed. Only a folder whose name is a version's can be removed. */
public final class VersionFiles {
    private static final int AT_ONCE = 1000;
    private static final String RESULT = "metadata/result.json";

    private final S3Client s3;

    /** Folders as the client sees them. */
    public VersionFiles(S3Client s3) {
        this.s3 = s3;
    }

    /** The versions right under a folder, by name. */
    public NavigableMap<Version, Folder> versions(Folder root) {
        NavigableMap<Version, Folder> found = new TreeMap<>(java.util.Comparator.comparing(Version::name));
        for (Folder folder : folders(root)) {
            version(folder).ifPresent(version -> found.put(version, folder));
        }
        return found;
    }

    /** All folders right under a folder. */
    public List<Folder> folders(Folder root) {
        return s3
                .listObjectsV2Paginator(request ->
                        request.bucket(root.bucket()).prefix(root.prefix()).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .map(prefix -> new Folder(root.bucket(), prefix))
                .toList();
    }

    /** Whether it holds no object. */
    public boolean isEmpty(Folder folder) {
        return s3.listObjectsV2(request ->
                        request.bucket(folder.bucket()).prefix(folder.prefix()).maxKeys(1))
                .contents()
                .isEmpty();
    }

    /**
     * Removes every object of a version's folder; the document that makes the files count goes first.
     *
     * @return how many there were
     */
    public long clear(Folder folder) {
        if (version(folder).isEmpty()) {
            throw new IllegalArgumentException(folder + " is no folder of a version; nothing in it is removed");
        }
        String result = folder.prefix() + RESULT;
        long removed = 0;
        List<String> batch = new ArrayList<>();
        List<String> keys = s3
                .listObjectsV2Paginator(
                        request -> request.bucket(folder.bucket()).prefix(folder.prefix()))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
        if (keys.contains(result)) {
            remove(folder, List.of(result));
            removed++;
        }
        for (String key : keys) {
            if (!key.equals(result)) {
                batch.add(key);
            }
            if (batch.size() == AT_ONCE) {
                removed += remove(folder, batch);
                batch.clear();
            }
        }
        return removed + (batch.isEmpty() ? 0 : remove(folder, batch));
    }

    private int remove(Folder folder, List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        DeleteObjectsResponse answer = s3.deleteObjects(request -> request.bucket(folder.bucket())
                .delete(Delete.builder().objects(objects).quiet(true).build()));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw new IllegalStateException(
                    "S3 did not remove " + answer.errors().size() + " objects of " + folder
                            + ", first: " + answer.errors().get(0).key() + ", "
                            + answer.errors().get(0).code() + " "
                            + answer.errors().get(0).message());
        }
        return keys.size();
    }

    /** The version whose folder it is, by the last part of its path. */
    static Optional<Version> version(Folder folder) {
        String path = folder.prefix().substring(0, folder.prefix().length() - 1);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith("v=") ? Version.parse(name.substring(2)) : Optional.empty();
    }
}
