package io.millrace.jobs.history.commit;

import org.apache.spark.SparkContext;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work of Spark that goes on beside that of the caller, so that no core waits for the slowest task of either. Stopping what the caller does
 * stops it, too: it belongs to the same job group.
 */
final class SideJob<T> implements AutoCloseable {
    private final SparkContext spark;
    private final String tag = "millrace-" + UUID.randomUUID();
    private final FutureTask<T> task;
    private final Thread thread;

    private SideJob(SparkContext spark, Callable<T> work) {
        this.spark = spark;
        this.task = new FutureTask<>(() -> {
            spark.addJobTag(tag);
            return work.call();
        });
        // a thread of its own takes over the caller's session and job group
        this.thread = new Thread(task, tag);
        thread.setDaemon(true);
    }

    static <T> SideJob<T> start(SparkContext spark, Callable<T> work) {
        SideJob<T> job = new SideJob<>(spark, work);
        job.thread.start();
        return job;
    }

    /** Waits for what the work gives; throws what it threw. */
    T result() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Spark's streams know by its cause that they are being stopped
            throw new UncheckedIOException(new InterruptedIOException("interrupted while Spark was at work"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends it when it is still at work. */
    @Override
    public void close() {
        if (!task.isDone()) {
            task.cancel(true);
            spark.cancelJobsWithTag(tag);
        }
    }
}
