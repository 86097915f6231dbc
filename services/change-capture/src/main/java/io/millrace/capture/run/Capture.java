package io.millrace.capture.run;

import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.Progress.Phase;
import io.millrace.capture.domain.lag.LagReading;
import io.millrace.capture.kafka.KafkaRefusal;
import io.millrace.config.Problem;
import io.millrace.platform.messaging.EventPublisher;
import org.jboss.logging.Logger;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Capture that keeps going: whatever fails is started again, later each time, and told when it does not pass. */
public final class Capture implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Capture.class);

    private final CaptureSettings settings;
    private final CaptureKafka kafka;
    private final Announcer announcer;
    private final Progress progress = new Progress();
    private final Marks marks;
    private final LagMonitor monitor;
    private final FailureEpisode episode;
    private final ScheduledExecutorService clockwork;
    private final Thread worker;
    private final Set<Problem> warned = new HashSet<>();
    private volatile ScheduledFuture<?> looks;
    private CaptureSession session;
    private boolean stopped;
    private long positionAtStart;

    /** Capture of a database to a Kafka. */
    public Capture(CaptureSettings settings, CaptureKafka kafka, EventPublisher publisher, Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.announcer = new Announcer(settings, publisher);
        this.marks = new Marks(settings.slot(), progress);
        this.monitor = new LagMonitor(settings, announcer, marks, progress, clock);
        this.episode = new FailureEpisode(announcer, settings.restarts().failuresBeforeTelling(), clock);
        this.clockwork = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "millrace-capture-monitor"));
        this.worker = daemon(this::keepGoing, "millrace-capture");
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins. */
    public void start() {
        worker.start();
        long every = settings.every().toMillis();
        looks = clockwork.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /** How it is doing. */
    public Progress progress() {
        return progress;
    }

    /** How far behind it was at the last look. */
    public LagReading lag() {
        return monitor.last();
    }

    private void look() {
        try {
            monitor.look();
            if (progress.phase() == Phase.STREAMING && progress.position() > positionAtStart()) {
                episode.works();
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "event=lag-not-measured dataset=%s", settings.pipeline());
        }
    }

    private void keepGoing() {
        CaptureSession next = next();
        while (next != null) {
            Duration pause = tryOnce(next);
            next = waitFor(pause) ? next() : null;
        }
    }

    private synchronized CaptureSession next() {
        session = stopped ? null : new CaptureSession(settings, kafka, announcer, marks, progress, warned);
        positionAtStart = Math.max(positionAtStart, progress.position());
        return session;
    }

    private synchronized long positionAtStart() {
        return positionAtStart;
    }

    private Duration tryOnce(CaptureSession attempt) {
        try {
            attempt.run();
            return settings.restarts().firstPause();
        } catch (CaptureRefusedException e) {
            Problem first = e.problems().get(0);
            int more = e.problems().size() - 1;
            Problem told = more == 0
                    ? first
                    : new Problem(
                            first.what(), first.why() + "; and " + more + " more: " + e.getMessage(), first.whatToDo());
            return failed(told, !e.mayPass(), e);
        } catch (Exception e) {
            Optional<Problem> refusal = KafkaRefusal.of(e, settings.pipeline());
            Problem told = refusal.orElseGet(() -> new Problem(
                    "Change capture of pipeline " + settings.pipeline() + " stopped",
                    String.valueOf(e.getMessage()),
                    "Check that the database and Kafka answer."));
            return failed(told, refusal.isPresent(), e);
        } catch (LinkageError e) {
            return failed(
                    new Problem(
                            "Change capture of pipeline " + settings.pipeline() + " cannot run",
                            String.valueOf(e),
                            "The application was packaged without a class that it needs: report it."),
                    true,
                    e);
        }
    }

    private Duration failed(Problem problem, boolean needsPerson, Throwable cause) {
        if (isStopped()) {
            return Duration.ZERO;
        }
        int failures = episode.failed(problem, needsPerson);
        Duration pause = settings.restarts().pause(failures);
        LOG.errorf(
                "event=capture-failed dataset=%s failures=%d pause=%s error=%s",
                settings.pipeline(), failures, pause, problem);
        LOG.debugf(cause, "event=capture-failed dataset=%s", settings.pipeline());
        return pause;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized boolean waitFor(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        try {
            while (!stopped && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !stopped;
    }

    @Override
    public void close() {
        CaptureSession running;
        synchronized (this) {
            stopped = true;
            running = session;
            notifyAll();
        }
        if (looks != null) {
            looks.cancel(true);
        }
        clockwork.shutdownNow();
        if (running != null) {
            try {
                running.close();
            } catch (RuntimeException e) {
                LOG.warnf("event=capture-stop dataset=%s error=%s", settings.pipeline(), e.getMessage());
            }
        }
        try {
            worker.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        monitor.close();
    }
}
