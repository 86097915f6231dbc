package io.millrace.capture.testing;

import io.millrace.capture.domain.KnownSchema;
import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.start.StoredState;
import io.millrace.capture.kafka.DeadLetterSink;
import io.millrace.capture.kafka.OutgoingRecord;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.capture.kafka.StateStore;
import io.millrace.capture.run.CaptureKafka;
import io.millrace.config.mappings.TableRoute;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets capture fail at every so-manieth step that leaves something behind, right before it or right after it: after records
 * were confirmed and before the position is stored, after that and before the database is told, and so on.
 */
public final class CrashingKafka implements CaptureKafka {
    private final CaptureKafka real;
    private final int every;
    private final int most;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger crashes = new AtomicInteger();

    /** Fails at every {@code every}th step, {@code most} times in all. */
    public CrashingKafka(CaptureKafka real, int every, int most) {
        this.real = real;
        this.every = every;
        this.most = most;
    }

    /** How often it has failed. */
    public int crashes() {
        return crashes.get();
    }

    private void step(Runnable work) {
        int step = steps.incrementAndGet();
        boolean crashes = step % every == 0 && this.crashes.get() < most;
        if (crashes && step / every % 2 == 0) {
            crash("before");
        }
        work.run();
        if (crashes) {
            crash("after");
        }
    }

    private void crash(String when) {
        crashes.incrementAndGet();
        throw new IllegalStateException("crash " + when + " step " + steps.get());
    }

    @Override
    public void createStateTopic() {
        real.createStateTopic();
    }

    @Override
    public StateStore state() {
        StateStore store = real.state();
        return new StateStore() {
            @Override
            public Memory read() {
                return store.read();
            }

            @Override
            public void write(StoredState state) {
                step(() -> store.write(state));
            }

            @Override
            public void write(String table, KnownSchema schema) {
                step(() -> store.write(table, schema));
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    @Override
    public RecordSink sink(List<TableRoute> routes, Progress progress) {
        RecordSink sink = real.sink(routes, progress);
        return new RecordSink() {
            @Override
            public DeadLetterSink deadLetters() {
                return sink.deadLetters();
            }

            @Override
            public void put(OutgoingRecord record) {
                sink.put(record);
            }

            @Override
            public void putEverywhere(OutgoingRecord record) {
                sink.putEverywhere(record);
            }

            @Override
            public int partitions(String topic) {
                return sink.partitions(topic);
            }

            @Override
            public void flush() {
                step(sink::flush);
            }

            @Override
            public void close() {
                sink.close();
            }
        };
    }
}
