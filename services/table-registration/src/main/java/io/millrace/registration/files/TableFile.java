package io.millrace.registration.files;

import io.millrace.platform.objects.ObjectLocation;

/**
 * A data file.
 *
 * @param path its path below the table's folder
 */
public record TableFile(ObjectLocation location, String path, long bytes) {}
