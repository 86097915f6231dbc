package io.millrace.cli.demo.account;

import io.millrace.platform.objects.ObjectLocation;

/**
 * A file that a run left in S3.
 *
 * @param rows data rows without the header; null for documents
 * @param sha256 of its bytes, lower-case hex
 */
public record WrittenFile(ObjectLocation location, long bytes, Long rows, String sha256) {
    /** The folder, with a slash at its end. */
    public String folder() {
        String key = location.key();
        return "s3://" + location.bucket() + "/" + key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** The last part of the key. */
    public String name() {
        return location.key().substring(location.key().lastIndexOf('/') + 1);
    }
}
