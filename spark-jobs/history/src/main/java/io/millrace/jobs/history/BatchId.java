package io.millrace.jobs.history;

import java.util.Objects;

/**
 * Which batch it is. A batch with the same application and a version that is not higher than the last applied one was applied before.
 *
 * @param application who writes: the same for every batch of one stream, another for another writer
 * @param version rises from batch to batch of the application
 * @param number written as {@code _batch} beside each new row
 * @param userMetadata JSON text that the commit carries
 */
public record BatchId(String application, long version, long number, String userMetadata) {
    /** All but the numbers must be there. */
    public BatchId {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(userMetadata, "userMetadata");
    }
}
