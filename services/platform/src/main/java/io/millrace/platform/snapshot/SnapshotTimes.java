package io.millrace.platform.snapshot;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Snapshots are put in order by their names, which are times. One from the future, or one that is no time, would make all
 * that come after it count as late.
 *
 * @param tolerance how far a name may be ahead of the clock
 */
public record SnapshotTimes(Clock clock, Duration tolerance) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{14}");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    /** Why a snapshot of this name cannot be put in order; empty when it can. */
    public Optional<String> objection(String snapshot) {
        if (time(snapshot).isEmpty()) {
            return Optional.of("its name " + snapshot
                    + " is no time of the form yyyyMMddHHmmss, by which snapshots are put" + " in order");
        }
        return fromTheFuture(snapshot);
    }

    /** Why a name is ahead of the clock; empty also for one that is no time, as datasets that nothing puts in order have. */
    public Optional<String> fromTheFuture(String snapshot) {
        Instant latest = latest();
        return time(snapshot)
                .filter(named -> named.isAfter(latest))
                .map(ahead -> "its name " + snapshot + " is a time in the future, " + ahead + "; later than "
                        + latest.truncatedTo(ChronoUnit.SECONDS) + " is not taken (millrace.platform.clock-tolerance)");
    }

    /** What is later is from the future. */
    public Instant latest() {
        return clock.instant().plus(tolerance);
    }

    private static Optional<Instant> time(String snapshot) {
        try {
            return DIGITS.matcher(snapshot).matches()
                    ? Optional.of(NAME.parse(snapshot, Instant::from))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
