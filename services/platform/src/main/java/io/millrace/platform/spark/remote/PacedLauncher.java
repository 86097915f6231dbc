package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkLauncher;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Asks no more often than its pace allows, and gives the last answer again until then, a missing one too: stages look at
 * their jobs twice a second, and a throttled API recovers only when it is left alone.
 */
public final class PacedLauncher implements SparkLauncher {
    private final SparkLauncher launcher;
    private final Duration pace;
    private final Clock clock;
    private final Map<String, Answer<Boolean>> starts = new ConcurrentHashMap<>();
    private final Map<String, Answer<SparkStatus>> statuses = new ConcurrentHashMap<>();

    /** @param silence why there was no answer; then there is no value */
    private record Answer<T>(Instant at, T value, Optional<SparkUnreachableException> silence) {}

    /** The launcher, slower: each question about one run at most once within the pace. */
    public PacedLauncher(SparkLauncher launcher, Duration pace, Clock clock) {
        this.launcher = launcher;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public void start(SparkJob job) {
        answer(starts, job.runId(), () -> {
            launcher.start(job);
            return true;
        });
    }

    @Override
    public SparkStatus status(String runId) {
        return answer(statuses, runId, () -> launcher.status(runId));
    }

    @Override
    public void cancel(String runId) {
        statuses.remove(runId);
        launcher.cancel(runId);
    }

    @Override
    public String logs(String runId) {
        return launcher.logs(runId);
    }

    private <T> T answer(Map<String, Answer<T>> memory, String runId, Supplier<T> question) {
        Answer<T> last = memory.get(runId);
        if (last == null || !fresh(last)) {
            memory.values().removeIf(answer -> !fresh(answer));
            last = ask(question);
            memory.put(runId, last);
        }
        last.silence().ifPresent(silence -> {
            throw new SparkUnreachableException(silence.getMessage(), silence);
        });
        return last.value();
    }

    private <T> Answer<T> ask(Supplier<T> question) {
        try {
            T value = question.get();
            return new Answer<>(clock.instant(), value, Optional.empty());
        } catch (SparkUnreachableException silence) {
            return new Answer<>(clock.instant(), null, Optional.of(silence));
        }
    }

    /** A clock that was set back makes no answer last longer. */
    private boolean fresh(Answer<?> answer) {
        Duration age = Duration.between(answer.at(), clock.instant());
        return !age.isNegative() && age.compareTo(pace) < 0;
    }
}
