package io.millrace.jobs.stream.run;

import org.apache.spark.sql.streaming.StreamingQuery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Runs all streams of a pipeline side by side and ends them between batches. */
final class StreamSupervisor {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final List<TableStream> streams;
    private final StopGate gate;
    private final Duration grace;

    /** @param grace how long a batch that began may take to end when the job is to end */
    StreamSupervisor(List<TableStream> streams, StopGate gate, Duration grace) {
        this.streams = List.copyOf(streams);
        this.gate = gate;
        this.grace = grace;
    }

    /** Runs them until none can go on or the job is to end; true when all ended well. */
    boolean run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (TableStream stream : streams) {
            Thread thread = new Thread(stream::run, "stream-" + stream.table());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        Thread ending = new Thread(this::endBetweenBatches, "end-streams");
        ending.setDaemon(true);
        ending.start();
        for (Thread thread : threads) {
            thread.join();
        }
        ending.interrupt();
        return streams.stream().allMatch(TableStream::succeeded);
    }

    private void endBetweenBatches() {
        while (!gate.await(Duration.ofDays(1))) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
        if (!gate.isClosed()) {
            return;
        }
        long latest = System.nanoTime() + grace.toNanos();
        List<TableStream> open = new ArrayList<>(streams);
        while (!open.isEmpty()) {
            boolean late = System.nanoTime() > latest;
            open.removeIf(stream -> endIfIdle(stream.query(), late));
            pause();
        }
    }

    private static boolean endIfIdle(StreamingQuery query, boolean late) {
        if (query == null) {
            return true;
        }
        if (!late && query.isActive() && query.status().isTriggerActive()) {
            return false;
        }
        try {
            query.stop();
        } catch (TimeoutException e) {
            System.err.println("error=\"query " + query.name() + " did not end in time\"");
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
