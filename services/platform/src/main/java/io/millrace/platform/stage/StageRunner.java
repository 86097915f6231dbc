package io.millrace.platform.stage;

import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.InvalidEventException;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.messaging.EventPublisher;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Carries one run through: claim, stage, publish, done. A crash at any point leaves the run open in the ledger; whoever
 * claims it next does all of it again, with the same effects.
 */
public final class StageRunner {
    private static final Logger LOG = Logger.getLogger(StageRunner.class);
    private static final Duration TURN = Duration.ofMillis(500);

    private final RunLedger ledger;
    private final FailureLog failures;
    private final EventPublisher publisher;
    private final StageSettings settings;

    /** A runner whose results go to the publisher. */
    public StageRunner(
            RunLedger ledger, CheckpointStore checkpoints, EventPublisher publisher, StageSettings settings) {
        this.ledger = ledger;
        this.failures = new FailureLog(checkpoints);
        this.publisher = publisher;
        this.settings = settings;
    }

    /**
     * Carries the run on if it is open, due and not in other hands.
     *
     * @return whether it was carried on by this call, whatever came of it
     */
    public boolean carryOn(Stage stage, String runId) {
        Optional<Run> claimed = ledger.claim(runId);
        claimed.ifPresent(run -> {
            try (Lease lease = Lease.keep(ledger, run)) {
                attempt(stage, run, lease);
            }
        });
        return claimed.isPresent();
    }

    private void attempt(Stage stage, Run run, Lease lease) {
        StageResult result;
        try {
            result = stage.run(run.cause(), run);
        } catch (StageWaitsException e) {
            LOG.debugf("event=run-waits run=%s error=%s", run.id(), e.getMessage());
            letGo(run, TURN, false);
            return;
        } catch (StageFailureException e) {
            giveUp(stage, run, e, lease);
            return;
        } catch (Exception e) {
            if (Interruption.isBehind(e)) {
                LOG.infof("event=run-stopped run=%s", run.id());
                letGoAndStop(run);
            } else if (run.attempts() >= settings.attempts()) {
                giveUp(stage, run, FailureText.of(stage.name(), e), lease);
            } else {
                LOG.warnf(
                        e,
                        "event=run-tries-again run=%s attempt=%d of=%d error=%s",
                        run.id(),
                        run.attempts(),
                        settings.attempts(),
                        e.getMessage());
                letGo(run, jitter(run.attempts()), true);
            }
            return;
        }
        complete(stage, run, result, lease);
    }

    private void complete(Stage stage, Run run, StageResult result, Lease lease) {
        List<DomainEvent> effects = new ArrayList<>(result.events());
        failures.recovery(run, settings.environment()).ifPresent(effects::add);
        Map<String, String> facts = new HashMap<>(result.facts());
        List<Event<?>> events = new ArrayList<>();
        for (DomainEvent effect : effects) {
            events.add(told(stage, run, effect));
        }
        facts.put("published", ids(events));
        try {
            lease.check();
            publisher.publish(events);
            result.afterPublishing().run();
            failures.recovered(run);
        } catch (InvalidEventException e) {
            giveUp(stage, run, FailureText.ofInvalidResult(stage.name(), e), lease);
            return;
        } catch (RuntimeException e) {
            tellLater(run, e);
            return;
        }
        if (ledger.succeed(run, facts)) {
            LOG.infof(
                    "event=run-done run=%s correlation=%s",
                    run.id(), run.cause().correlationId());
        }
    }

    private void giveUp(Stage stage, Run run, StageFailureException failure, Lease lease) {
        LOG.errorf("event=run-failed run=%s error=%s", run.id(), failure.getMessage());
        StageFailed failed = new StageFailed(
                stage.name(),
                run.cause().subject(),
                settings.environment(),
                run.id(),
                run.cause().id(),
                run.cause().type().eventName(),
                Math.max(run.attempts(), 1),
                failure.what(),
                failure.why(),
                failure.whatToDo() + " Then run it again: millrace runs retry " + run.id());
        try {
            lease.check();
            failures.failed(run);
            publisher.publish(List.of(told(stage, run, failed)));
        } catch (RuntimeException e) {
            tellLater(run, e);
            return;
        }
        ledger.fail(run, Map.of("what", failure.what(), "why", failure.why(), "whatToDo", failure.whatToDo()));
    }

    private void tellLater(Run run, RuntimeException failure) {
        if (failure instanceof Lease.LeaseLostException) {
            LOG.warnf("event=run-lost run=%s error=%s", run.id(), failure.getMessage());
        } else if (Interruption.isBehind(failure)) {
            letGoAndStop(run);
        } else {
            LOG.warnf(failure, "event=publish-tries-again run=%s error=%s", run.id(), failure.getMessage());
            letGo(run, jitter(run.attempts()), false);
        }
    }

    private void letGo(Run run, Duration delay, boolean counted) {
        if (!ledger.postpone(run, delay, counted)) {
            LOG.warnf("event=run-lost run=%s error=the lease ended before the run was let go", run.id());
        }
    }

    /** The ledger cannot be written by an interrupted thread. */
    private void letGoAndStop(Run run) {
        Thread.interrupted();
        try {
            letGo(run, Duration.ZERO, false);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A result is the same fact in whichever round it comes about, so its id is the same; that a run failed or went well
     * again is a new fact in each round.
     */
    private static Event<?> told(Stage stage, Run run, DomainEvent effect) {
        boolean ofThisRound = effect instanceof StageFailed || effect instanceof StageRecovered;
        return ofThisRound && run.round() > 1
                ? run.cause().leadsToInRound(stage.name(), effect, run.round())
                : run.cause().leadsTo(stage.name(), effect);
    }

    private static String ids(List<Event<?>> events) {
        return events.stream()
                .map(event -> event.type().eventName() + " " + event.id())
                .collect(Collectors.joining(", "));
    }

    private Duration jitter(int attempt) {
        long ceiling = settings.ceiling(attempt).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
    }
}
