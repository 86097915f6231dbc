package io.millrace.jobs.stream.run;

import java.time.Duration;

/**
 * When a table's stream that failed is started again.
 *
 * @param first wait after the first failure; doubled with each further one
 * @param longest longest wait
 * @param tellAfter failures in a row after which a person is told; a run that ends by itself gives up then
 */
public record RestartPolicy(Duration first, Duration longest, int tellAfter) {
    /** From one second to a minute, told after three. */
    public static final RestartPolicy DEFAULT = new RestartPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 3);

    private static final int DOUBLINGS = 20;

    /** The wait after so many failures in a row. */
    public Duration waitAfter(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
