package io.millrace.mapping.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks the catalog for many databases at the same time; the first failure ends it all. */
public final class CatalogCheck {
    private final Catalog catalog;
    private final int concurrency;

    /** @param concurrency databases at the same time */
    public CatalogCheck(Catalog catalog, int concurrency) {
        this.catalog = catalog;
        this.concurrency = concurrency;
    }

    /**
     * Which of the tables stand in the catalog, by database.
     *
     * @throws RuntimeException what the catalog threw, when it could not say for one of the databases
     */
    public Map<String, Set<String>> existing(Map<String, Set<String>> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> existing = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(concurrency, wanted.size()));
        try {
            CompletionService<Void> lookups = new ExecutorCompletionService<>(threads);
            List<Future<Void>> submitted = new ArrayList<>();
            wanted.forEach((database, tables) -> submitted.add(lookups.submit(
                    () -> {
                        existing.put(database, catalog.existing(database, tables));
                    },
                    null)));
            for (int done = 0; done < submitted.size(); done++) {
                lookups.take().get();
            }
            return existing;
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the catalog", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
