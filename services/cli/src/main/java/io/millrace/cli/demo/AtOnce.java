package io.millrace.cli.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Calls that do not depend on one another, several at the same time. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * Does it for every item and returns when all are done.
     *
     * @throws RuntimeException what the first failed one threw; those not begun are not done then
     */
    public static <T> void forEach(Collection<T> items, int threads, Consumer<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> submitted = new ArrayList<>();
            items.forEach(item -> submitted.add(pool.submit(() -> work.accept(item))));
            for (Future<?> done : submitted) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calls were made", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
