package io.millrace.cli.bench.measure;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjLongConsumer;

/**
 * Does something at a fixed rate, whether or not what went before is through: what is late is late against its time on
 * the schedule, so a stall shows in every event that it held up.
 *
 * @param perSecond rate
 * @param count how often in all
 */
public record OpenLoop(int perSecond, int count) {
    /**
     * Runs to the end.
     *
     * @param work takes the number, from 0, and the time on the schedule, on the scale of {@link System#nanoTime()}
     */
    public void run(ObjLongConsumer<Integer> work) {
        long start = System.nanoTime();
        long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (int i = 0; i < count; i++) {
            long due = start + i * step;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            work.accept(i, due);
        }
    }
}
