package io.millrace.jobs.reconcile.lake;

/** How far the lake has come. */
@FunctionalInterface
public interface LakeProgress {
    /**
     * Waits until the table has every change that was committed in the source before that place of its log.
     *
     * @throws IllegalStateException when nothing moves for too long; the message says what is behind
     */
    void await(String table, long place) throws InterruptedException;
}
