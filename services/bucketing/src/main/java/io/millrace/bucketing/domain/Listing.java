package io.millrace.bucketing.domain;

import io.millrace.platform.objects.ObjectStore;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What lies in a snapshot's folder. Data files are those that the job reads: hidden names, which begin with a dot or an
 * underscore, are none.
 *
 * @param fingerprint of the data files' names, sizes and contents: another one means that one of them changed
 * @param files how many data files there are
 * @param marker the marker of completeness that is there
 * @param unfinished whether a writer's working folder is there
 */
public record Listing(String fingerprint, int files, Optional<String> marker, boolean unfinished) {

    /**
     * An object of the folder.
     *
     * @param path below the folder
     * @param etag changes with the content
     */
    public record Entry(String path, long bytes, String etag) {}

    /**
     * Sums up a folder.
     *
     * @param entries all of it, sorted by path
     * @param markers names that say, right in the folder, that it is complete
     */
    public static Listing of(List<Entry> entries, Set<String> markers) {
        MessageDigest digest = ObjectStore.newSha256();
        int files = 0;
        Optional<String> marker = Optional.empty();
        boolean unfinished = false;
        for (Entry entry : entries) {
            if (isData(entry.path())) {
                files++;
                digest.update((entry.path() + '\0' + entry.bytes() + '\0' + entry.etag() + '\n').getBytes(UTF_8));
            } else if (markers.contains(entry.path())) {
                marker = Optional.of(entry.path());
            }
            unfinished |= isWorking(entry.path());
        }
        return new Listing(HexFormat.of().formatHex(digest.digest()), files, marker, unfinished);
    }

    private static boolean isData(String path) {
        return !path.endsWith("/") && segments(path).noneMatch(name -> name.startsWith(".") || name.startsWith("_"));
    }

    private static boolean isWorking(String path) {
        return segments(path).anyMatch(name -> name.startsWith("_temporary") || name.startsWith("__magic"));
    }

    private static java.util.stream.Stream<String> segments(String path) {
        return Arrays.stream(path.split("/", -1));
    }
}
