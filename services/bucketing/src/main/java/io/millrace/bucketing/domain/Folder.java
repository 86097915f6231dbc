package io.millrace.bucketing.domain;

import io.millrace.platform.objects.ObjectLocation;

import java.net.URI;

/**
 * A folder in S3.
 *
 * @param bucket its bucket
 * @param prefix of every key in it: ends with a slash, and is not empty
 */
public record Folder(String bucket, String prefix) {
    private static final String SCHEME = "s3://";

    /** A whole bucket is no folder. */
    public Folder {
        if (bucket.isBlank() || prefix.isBlank() || prefix.startsWith("/") || !prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "A folder needs a bucket and a path that ends with a slash, got s3://" + bucket + "/" + prefix);
        }
    }

    /** From {@code s3://bucket/path}; the slash at the end may be missing, {@code s3a} and {@code s3n} mean the same. */
    public static Folder of(String location) {
        String normal = location.replaceFirst("^(?i:s3[an]?)://", SCHEME);
        int slash = normal.indexOf('/', SCHEME.length());
        if (!normal.startsWith(SCHEME) || slash < 0) {
            throw new IllegalArgumentException("Expected a folder such as s3://bucket/path/, got " + location);
        }
        String path = normal.substring(slash + 1);
        return new Folder(normal.substring(SCHEME.length(), slash), path.endsWith("/") ? path : path + "/");
    }

    /** A folder in this one. */
    public Folder in(String name) {
        return new Folder(bucket, prefix + name + "/");
    }

    /** An object in this folder. */
    public ObjectLocation object(String name) {
        return new ObjectLocation(bucket, prefix + name);
    }

    /** Whether one of the two lies in the other, or they are the same. */
    public boolean overlaps(Folder other) {
        return bucket.equals(other.bucket) && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
    }

    /** This folder as events name it. */
    public URI uri() {
        return new ObjectLocation(bucket, prefix).uri();
    }

    /** {@code s3://bucket/path/}. */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
