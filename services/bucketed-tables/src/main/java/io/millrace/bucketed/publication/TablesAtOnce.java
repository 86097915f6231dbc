package io.millrace.bucketed.publication;

import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.bucketed.domain.TableWork;
import io.millrace.events.bucketing.FinishedTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes several tables at the same time; what fails with one does not stop the others. */
public final class TablesAtOnce {
    private static final long PATIENCE_SECONDS = 30;

    private final int parallel;

    /**
     * A worker for each table, within a bound.
     *
     * @param parallel no more tables at the same time
     */
    public TablesAtOnce(int parallel) {
        this.parallel = parallel;
    }

    /**
     * What came of all tables.
     *
     * @param finished in the order of the work
     * @param superseded tables that show something newer
     * @param failed tables that did not stand a check, each with the check and what was seen
     */
    public record Outcome(List<FinishedTable> finished, List<String> superseded, List<String> failed) {}

    /** Some tables could not be made for a reason that may pass. */
    static final class UnfinishedTablesException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfinishedTablesException(List<String> tables, Throwable first) {
            super("Tables not made: " + String.join("; ", tables), first);
        }
    }

    /**
     * Makes all tables.
     *
     * @throws UnfinishedTablesException when all others are done and some failed for a reason that may pass
     */
    public Outcome make(List<TableWork> works, Function<TableWork, Optional<FinishedTable>> making)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(parallel, works.size())));
        try {
            List<Future<Optional<FinishedTable>>> running = new ArrayList<>();
            works.forEach(work -> running.add(pool.submit(() -> making.apply(work))));
            return collect(works, running);
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    private static Outcome collect(List<TableWork> works, List<Future<Optional<FinishedTable>>> running)
            throws InterruptedException {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> unfinished = new ArrayList<>();
        Throwable first = null;
        for (int i = 0; i < works.size(); i++) {
            String name = works.get(i).name();
            try {
                running.get(i).get().ifPresentOrElse(outcome.finished()::add, () -> outcome.superseded()
                        .add(name));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error fatal) {
                    throw fatal;
                }
                if (e.getCause() instanceof FailedCheckException failed) {
                    outcome.failed().add(name + ": " + failed.check() + ": " + failed.getMessage());
                } else {
                    unfinished.add(name + ": " + e.getCause().getMessage());
                    first = first == null ? e.getCause() : first;
                }
            }
        }
        if (!unfinished.isEmpty()) {
            throw new UnfinishedTablesException(unfinished, first);
        }
        return outcome;
    }

    /** An interrupted worker cancels its statement first. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Work on tables did not stop within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
