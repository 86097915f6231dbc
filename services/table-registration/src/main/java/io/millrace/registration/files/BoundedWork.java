package io.millrace.registration.files;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does many small things at once, but never more than a set number, whoever asks. */
public final class BoundedWork implements AutoCloseable {
    private final ExecutorService threads;

    /**
     * Threads that end when they have nothing to do.
     *
     * @param name of the threads
     */
    public BoundedWork(String name, int bound) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(bound, bound, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
    }

    /** The results in the order of the items; on a failure the rest is called off and the failure passed on. */
    public <T, R> List<R> all(List<T> items, Function<T, R> work) {
        List<Future<R>> running = new ArrayList<>();
        items.forEach(item -> running.add(threads.submit(() -> work.apply(item))));
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before all was done", e);
        } finally {
            running.forEach(one -> one.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
