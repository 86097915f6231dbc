package io.millrace.capture.run;

import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.Progress.Phase;
import io.millrace.capture.domain.lag.LagReading;
import io.millrace.capture.domain.lag.LagWatch;
import io.millrace.capture.domain.start.SlotFacts;
import io.millrace.capture.source.SourceServer;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Measures how far behind capture is, and tells when it is too far. Its marks are also what lets the database forget its log
 * while only other tables change.
 */
final class LagMonitor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LagMonitor.class);

    private final CaptureSettings settings;
    private final Announcer announcer;
    private final Marks marks;
    private final Progress progress;
    private final Clock clock;
    private final LagWatch watch;
    private final TableWatch tables;
    private SourceServer source;
    private volatile LagReading last = new LagReading(Duration.ZERO, 0, 0, null, null);

    LagMonitor(CaptureSettings settings, Announcer announcer, Marks marks, Progress progress, Clock clock) {
        this.settings = settings;
        this.announcer = announcer;
        this.marks = marks;
        this.progress = progress;
        this.clock = clock;
        this.watch = new LagWatch(settings.limits());
        this.tables = new TableWatch(settings, announcer, progress);
    }

    /** The last reading. */
    LagReading last() {
        return last;
    }

    /** One look; a database that does not answer leaves the bytes as they were. */
    synchronized void look() {
        Instant now = clock.instant();
        long lagBytes = last.lagBytes();
        long heldBytes = last.heldBytes();
        try {
            if (source == null) {
                source = new SourceServer(settings.address());
            }
            Optional<SlotFacts> slot = source.slot(settings.slot());
            long end = source.endOfLog();
            if (slot.isPresent() && slot.get().restartLsn() != null) {
                heldBytes = end - slot.get().restartLsn();
                lagBytes = progress.position() == 0 ? heldBytes : end - progress.position();
            }
            if (progress.phase() == Phase.STREAMING) {
                mark(now);
                tables.look(source, now);
            }
        } catch (SQLException e) {
            LOG.warnf("event=lag-not-measured dataset=%s error=%s", settings.pipeline(), e.getMessage());
            close();
        }
        Instant change = progress.lastChange();
        last = new LagReading(
                lag(now),
                Math.max(0, lagBytes),
                Math.max(0, heldBytes),
                change == null || change.isAfter(now) ? null : Duration.between(change, now),
                change);
        tell(now);
    }

    /** While nothing runs no marks are sent, so the time counts since everything was on the topics. */
    private Duration lag(Instant now) {
        Duration byMarks = progress.markers().lag(now);
        Instant heard = progress.lastHeard();
        return switch (progress.phase()) {
            case LOADING -> Duration.ZERO;
            case STREAMING -> byMarks;
            case STARTING, STOPPED ->
                heard == null || heard.isAfter(now.minus(byMarks)) ? byMarks : Duration.between(heard, now);
        };
    }

    private void mark(Instant now) throws SQLException {
        long number = progress.markers().send(now);
        try {
            source.mark(marks.text(number, now));
        } catch (SQLException e) {
            progress.markers().drop(number);
            throw e;
        }
    }

    private void tell(Instant now) {
        List<String> limits = watch.toTell(last);
        if (limits.isEmpty()) {
            return;
        }
        try {
            announcer.lagging(last, limits, now);
        } catch (RuntimeException e) {
            watch.untold();
            LOG.warnf("event=lag-not-told dataset=%s error=%s", settings.pipeline(), e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (source != null) {
            try {
                source.close();
            } catch (SQLException e) {
                LOG.debugf("event=lag-connection dataset=%s error=%s", settings.pipeline(), e.getMessage());
            }
            source = null;
        }
    }
}
