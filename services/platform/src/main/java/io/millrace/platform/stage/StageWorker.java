package io.millrace.platform.stage;

import io.millrace.events.Event;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import org.jboss.logging.Logger;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Carries the runs of one stage on, one at a time and in the order in which they came. New ones start at once; those left
 * behind or postponed are found in the ledger by polling.
 */
public final class StageWorker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StageWorker.class);

    private final Stage stage;
    private final RunLedger ledger;
    private final StageRunner runner;
    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker;
    private final ScheduledExecutorService poller;
    private ScheduledFuture<?> polling;
    private volatile boolean closing;

    /** A worker that does nothing until {@link #start(StageSettings)}. */
    public StageWorker(Stage stage, RunLedger ledger, StageRunner runner) {
        this.stage = stage;
        this.ledger = ledger;
        this.runner = runner;
        this.worker = Executors.newSingleThreadExecutor(task -> daemon(task, "millrace-" + stage.name()));
        this.poller = Executors.newSingleThreadScheduledExecutor(
                task -> daemon(task, "millrace-" + stage.name() + "-poller"));
    }

    /** Begins to look for runs in the ledger. */
    public void start(StageSettings settings) {
        polling = poller.scheduleWithFixedDelay(this::poll, 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Records that the stage shall handle the event, and begins with it. When this returns, the event is in the ledger
     * and its Kafka record may be acknowledged.
     *
     * @return false when the event was known
     */
    public boolean accept(Event<?> cause) {
        boolean isNew = ledger.accept(stage.name(), cause);
        if (isNew) {
            queue(Run.id(stage.name(), cause.id()));
        }
        return isNew;
    }

    private void poll() {
        try {
            ledger.open(stage.name()).forEach(this::queue);
        } catch (RuntimeException e) {
            LOG.warnf("event=ledger-poll-failed run=%s error=%s", stage.name(), e.getMessage());
        }
    }

    private void queue(String runId) {
        if (queued.add(runId)) {
            try {
                worker.execute(() -> carryOn(runId));
            } catch (RejectedExecutionException stopping) {
                queued.remove(runId);
            }
        }
    }

    private void carryOn(String runId) {
        try {
            if (!closing) {
                runner.carryOn(stage, runId);
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "event=run-interrupted run=%s error=%s", runId, e.getMessage());
        } finally {
            queued.remove(runId);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Lets the present run end for a while, then interrupts it; what is left is open in the ledger. */
    @Override
    public void close() {
        closing = true;
        if (polling != null) {
            polling.cancel(false);
        }
        poller.shutdownNow();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
                worker.shutdownNow();
                worker.awaitTermination(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
