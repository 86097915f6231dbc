package io.millrace.jobs.stream.batch;

import io.millrace.jobs.stream.rows.BatchId;

/** Sees how far a batch is. */
@FunctionalInterface
public interface BatchWatcher {
    /** The batch has done that step. */
    void reached(Step step, BatchId batch);
}
