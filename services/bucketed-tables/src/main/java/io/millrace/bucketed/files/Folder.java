package io.millrace.bucketed.files;

import java.util.Locale;

/**
 * A folder in S3.
 *
 * @param bucket its bucket
 * @param prefix of every key in it: ends with a slash, and is not empty
 */
public record Folder(String bucket, String prefix) implements Comparable<Folder> {
    private static final String SCHEME = "s3://";

    /** A whole bucket is no folder: nothing is ever done to one. */
    public Folder {
        if (bucket.isBlank() || prefix.isBlank() || prefix.startsWith("/") || !prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "A folder needs a bucket and a path that ends with a slash, got s3://" + bucket + "/" + prefix);
        }
    }

    /** From {@code s3://bucket/path}; the slash at the end may be missing, {@code s3a} and {@code s3n} mean the same. */
    public static Folder of(String location) {
        String normal = location.replaceFirst("^(?i:s3[an]?)://", SCHEME);
        if (!normal.startsWith(SCHEME) || normal.indexOf('/', SCHEME.length()) < 0) {
            throw new IllegalArgumentException("Expected a folder such as s3://bucket/path/, got " + location);
        }
        int slash = normal.indexOf('/', SCHEME.length());
        String path = normal.substring(slash + 1);
        return new Folder(normal.substring(SCHEME.length(), slash), path.endsWith("/") ? path : path + "/");
    }

    /** Whether a location is this text-wise: {@code s3} in any of its spellings. */
    public static boolean isOne(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        return lower.matches("s3[an]?://[^/]+/.*[^/].*");
    }

    /** A folder in this one. */
    public Folder in(String name) {
        return new Folder(bucket, prefix + (name.endsWith("/") ? name : name + "/"));
    }

    /** Whether one of the two lies in the other, or they are the same. */
    public boolean overlaps(Folder other) {
        return bucket.equals(other.bucket) && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
    }

    @Override
    public int compareTo(Folder other) {
        return toString().compareTo(other.toString());
    }

    /** {@code s3://bucket/path/}. */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
