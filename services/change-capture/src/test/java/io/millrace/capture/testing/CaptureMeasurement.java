package io.millrace.capture.testing;

import io.millrace.capture.domain.Operation;
import io.millrace.capture.run.Capture;
import io.millrace.capture.testing.ChangeTopic.Message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Measures capture by hand: {@code main} with rows of the load, changes of the backlog, seconds of the latency run. */
public final class CaptureMeasurement {
    private CaptureMeasurement() {}

    /** Prints rows/s of a load, changes/s of a backlog of single-row transactions, and latencies at 300 transactions/s. */
    public static void main(String[] arguments) throws Exception {
        long rows = Long.parseLong(arguments[0]);
        long changes = Long.parseLong(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        try (CaptureScene scene = new CaptureScene("telemetry", "probe")) {
            scene.database()
                    .run(
                            "create table telemetry (id int primary key, vehicle_id int, recorded_at timestamp, latitude"
                                    + " numeric(10,7), longitude numeric(10,7), speed_kmh numeric(5,1), fuel numeric(5,2),"
                                    + " engine_status text, harsh_braking boolean, created_at timestamp)",
                            "insert into telemetry select i, i % 500, now(), 40 + random(), -74 + random(), random() * 90,"
                                    + " random() * 100, 'running', false, now() from generate_series(1, " + rows
                                    + ") i",
                            "create table probe (id int primary key, at timestamptz)",
                            "insert into probe values (1, now())",
                            "analyze");
            Capture load = scene.start();
            long begun = until(load, Operation.LOAD, 1);
            report("load rows/s", rows, until(load, Operation.LOAD, rows + 1) - begun);
            scene.awaitStreaming(load);
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            load.close();
            scene.database()
                    .run(
                            "set synchronous_commit = off",
                            "do $$ begin for i in 1.." + changes
                                    + " loop update telemetry set speed_kmh = i % 90 where id = 1 +" + " i % " + rows
                                    + "; commit; end loop; end $$",
                            "set synchronous_commit = on");
            Capture stream = scene.start();
            begun = until(stream, Operation.UPDATE, 1);
            report("changes/s", changes, until(stream, Operation.UPDATE, changes) - begun);
            latency(scene, seconds);
        }
    }

    private static void latency(CaptureScene scene, int seconds) throws Exception {
        ChangeTopic topic = scene.topic("probe");
        topic.await(all -> all.stream().anyMatch(message -> message.operation().equals("load-completed")));
        int before = topic.await(all -> true).size();
        Thread writer = new Thread(() -> write(scene, 300 * seconds));
        writer.start();
        long[] micros = new long[300 * seconds];
        int seen = 0;
        while (seen < micros.length) {
            int wanted = before + seen + 1;
            List<Message> all = topic.await(messages -> messages.size() >= wanted);
            Instant now = Instant.now();
            for (Message message : all.subList(before + seen, all.size())) {
                Instant committed = Instant.parse(
                        message.metadata().path("commit-timestamp").asText());
                micros[seen++] = Duration.between(committed, now).toNanos() / 1_000;
            }
        }
        writer.join();
        java.util.Arrays.sort(micros);
        System.out.printf(
                Locale.ROOT,
                "latency at 300 tx/s: p50 %.1f ms, p99 %.1f ms%n",
                micros[micros.length / 2] / 1e3,
                micros[micros.length * 99 / 100] / 1e3);
    }

    private static void write(CaptureScene scene, int transactions) {
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < transactions; i++) {
                LockSupport.parkNanos(begun + i * 1_000_000_000L / 300 - System.nanoTime());
                scene.database().run("update probe set at = clock_timestamp() where id = 1");
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long until(Capture capture, Operation operation, long count) {
        while (capture.progress().rows(operation) < count) {
            LockSupport.parkNanos(1_000_000);
        }
        return System.nanoTime();
    }

    private static void report(String what, long count, long nanos) {
        System.out.printf(Locale.ROOT, "%s: %.0f (%d in %.1f s)%n", what, count * 1e9 / nanos, count, nanos / 1e9);
    }
}
