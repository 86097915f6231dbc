package io.millrace.capture.run;

import io.millrace.config.Problem;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Failures one after another: told once when they are many enough or a person is needed, and once when it is over. */
final class FailureEpisode {
    private static final Logger LOG = Logger.getLogger(FailureEpisode.class);

    private final Announcer announcer;
    private final int failuresBeforeTelling;
    private final Clock clock;
    private String id;
    private int failures;
    private boolean told;

    FailureEpisode(Announcer announcer, int failuresBeforeTelling, Clock clock) {
        this.announcer = announcer;
        this.failuresBeforeTelling = failuresBeforeTelling;
        this.clock = clock;
    }

    /** It failed again; returns how often it has now. */
    synchronized int failed(Problem problem, boolean needsPerson) {
        if (failures == 0) {
            id = UUID.randomUUID().toString();
        }
        failures++;
        if (!told && (needsPerson || failures >= failuresBeforeTelling)) {
            Instant now = clock.instant();
            told = attempt(() -> announcer.failed(id, failures, problem, now));
        }
        return failures;
    }

    /** It works. */
    synchronized void works() {
        if (failures == 0) {
            return;
        }
        Instant now = clock.instant();
        if (!told || attempt(() -> announcer.recovered(id, failures, now))) {
            failures = 0;
            told = false;
        }
    }

    private static boolean attempt(Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("event=not-told error=%s", e.getMessage());
            return false;
        }
    }
}
