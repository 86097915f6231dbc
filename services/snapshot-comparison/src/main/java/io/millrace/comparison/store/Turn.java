package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;

import java.util.Optional;

/**
 * A run's right to compare a dataset: it alone moves the watermark.
 *
 * @param causeId the event whose run it is
 * @param previous the last published snapshot; empty before the first
 * @param snapshotId the downstream snapshot id, the same in every retry
 */
public record Turn(String dataset, String causeId, Optional<SnapshotRef> previous, String snapshotId) {}
