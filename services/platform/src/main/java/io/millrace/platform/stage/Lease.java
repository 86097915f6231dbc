package io.millrace.platform.stage;

import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import org.jboss.logging.Logger;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Keeps a claimed run in this process's hands while it works, by renewing it each third of its lease. */
final class Lease implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Lease.class);
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "millrace-lease");
        thread.setDaemon(true);
        return thread;
    });

    private final RunLedger ledger;
    private final Run run;
    private final ScheduledFuture<?> renewal;
    private volatile boolean lost;

    private Lease(RunLedger ledger, Run run) {
        this.ledger = ledger;
        this.run = run;
        long third = Math.max(ledger.settings().lease().toMillis() / 3, 1);
        this.renewal = CLOCK.scheduleAtFixedRate(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    static Lease keep(RunLedger ledger, Run run) {
        return new Lease(ledger, run);
    }

    /**
     * Asks the ledger, so that nothing is told by a process that was out of touch for longer than a lease.
     *
     * @throws LeaseLostException when another process has taken the run over, or may have
     */
    void check() {
        if (lost || !ledger.renew(run)) {
            lost = true;
            throw new LeaseLostException(run.id());
        }
    }

    private void renew() {
        try {
            if (!ledger.renew(run)) {
                lost = true;
                renewal.cancel(false);
            }
        } catch (RuntimeException e) {
            LOG.warnf("event=lease-not-renewed run=%s error=%s", run.id(), e.getMessage());
        }
    }

    /** Ends a run that is in other hands. */
    static final class LeaseLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLostException(String runId) {
            super("The lease of run " + runId + " was lost: another process carries it on");
        }
    }

    @Override
    public void close() {
        renewal.cancel(false);
    }
}
