package io.millrace.platform.objects;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * An S3 object.
 *
 * @param bucket without {@code s3://}
 * @param key without a leading slash
 */
public record ObjectLocation(String bucket, String key) {

    /**
     * From {@code s3://bucket/key}.
     *
     * @throws IllegalArgumentException when it is no such URI
     */
    public static ObjectLocation of(URI uri) {
        if (!"s3".equals(uri.getScheme()) || uri.getAuthority() == null) {
            throw new IllegalArgumentException("Expected a location such as s3://bucket/key, got " + uri);
        }
        String path = uri.getPath();
        return new ObjectLocation(uri.getAuthority(), path.startsWith("/") ? path.substring(1) : path);
    }

    /** The object with the given name beside this one. */
    public ObjectLocation sibling(String name) {
        return new ObjectLocation(bucket, key.substring(0, key.lastIndexOf('/') + 1) + name);
    }

    /** {@code s3://bucket/key}, with characters that a URI cannot hold escaped. */
    public URI uri() {
        try {
            return new URI("s3", bucket, "/" + key, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Bucket " + bucket + " and key " + key + " make no URI", e);
        }
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
