package io.millrace.platform.objects;

/**
 * An object that was written.
 *
 * @param bytes size
 * @param sha256 of the bytes, lower-case hex
 */
public record StoredObject(ObjectLocation location, long bytes, String sha256) {}
