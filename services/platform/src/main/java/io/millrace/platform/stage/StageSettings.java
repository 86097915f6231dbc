package io.millrace.platform.stage;

import java.time.Duration;

/**
 * How runs are carried on.
 *
 * @param environment the deployment, for example {@code stg}
 * @param attempts tries before a run is given up, for failures that may pass
 * @param firstDelay upper bound of the random delay before the second try; doubles with each further one
 * @param longestDelay no delay is longer
 * @param poll how often the ledger is asked for runs left behind by a process that died
 */
public record StageSettings(
        String environment, int attempts, Duration firstDelay, Duration longestDelay, Duration poll) {

    Duration ceiling(int attempt) {
        int doublings = Math.min(Math.max(attempt - 1, 0), 20);
        Duration grown = firstDelay.multipliedBy(1L << doublings);
        return grown.compareTo(longestDelay) > 0 ? longestDelay : grown;
    }
}
