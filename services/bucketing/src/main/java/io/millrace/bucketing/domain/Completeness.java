package io.millrace.bucketing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a snapshot is complete.
 *
 * @param complete whether it counts
 * @param reason why, or why not yet
 * @param watch to be remembered until the next look
 */
public record Completeness(boolean complete, String reason, Watch watch) {

    /**
     * How long a listing has been the same.
     *
     * @param since when it was first seen
     */
    public record Watch(String fingerprint, Instant since) {}

    /**
     * How completeness is known.
     *
     * @param quietTime how long data files must not change when nothing else says that they are complete
     * @param manifestThere whether the manifest that the event names is there; empty when it names none
     */
    public record Rule(Duration quietTime, Optional<Boolean> manifestThere) {}

    /**
     * Judges a listing.
     *
     * @param before what was remembered at the last look
     */
    public static Completeness of(Listing listing, Optional<Watch> before, Instant now, Rule rule) {
        Watch watch = before.filter(last -> last.fingerprint().equals(listing.fingerprint()))
                .orElseGet(() -> new Watch(listing.fingerprint(), now));
        if (listing.files() == 0) {
            return new Completeness(false, "no data file is there", watch);
        }
        if (rule.manifestThere().isPresent()) {
            boolean there = rule.manifestThere().get();
            return new Completeness(there, there ? "its manifest is there" : "its manifest is not there", watch);
        }
        if (listing.marker().isPresent()) {
            return new Completeness(true, listing.marker().get() + " is there", watch);
        }
        if (listing.unfinished()) {
            return new Completeness(false, "the working folder of an unfinished write is there", watch);
        }
        boolean quiet = !watch.since().plus(rule.quietTime()).isAfter(now);
        return new Completeness(
                quiet,
                quiet
                        ? "its files did not change for " + rule.quietTime()
                        : "no marker says so and its files have not been unchanged for " + rule.quietTime(),
                watch);
    }
}
