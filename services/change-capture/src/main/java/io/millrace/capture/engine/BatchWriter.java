package io.millrace.capture.engine;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.start.StoredState;
import io.millrace.capture.engine.record.SourceRecordReader;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.capture.kafka.StateStore;
import org.apache.kafka.connect.source.SourceRecord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes the engine's batches: everything is put and confirmed, then the position is stored, then the database may forget. The
 * position is always between transactions, so a restart sends whole transactions again.
 */
final class BatchWriter implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private static final long STORE_EVERY = Duration.ofMillis(200).toNanos();

    private final RecordWriter writer;
    private final LoadBook load;
    private final RecordSink sink;
    private final StateStore store;
    private final Progress progress;
    private final ConversionFaults faults;
    private StoredState state;
    private long storedAt;

    BatchWriter(
            RecordWriter writer,
            LoadBook load,
            RecordSink sink,
            StateStore store,
            Progress progress,
            ConversionFaults faults,
            StoredState state) {
        this.faults = faults;
        this.writer = writer;
        this.load = load;
        this.sink = sink;
        this.store = store;
        this.progress = progress;
        this.state = state;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        faults.check();
        for (RecordChangeEvent<SourceRecord> event : batch) {
            SourceRecord record = event.record();
            if (load.isRunning() && !SourceRecordReader.isOfLoad(record)) {
                state = load.complete(state);
            }
            writer.write(record);
        }
        sink.flush();
        writer.confirmed();
        Optional<Long> committed =
                SourceRecordReader.committed(batch.get(batch.size() - 1).record());
        if (committed.isPresent() && !load.isRunning() && mayStore(committed.get())) {
            Instant at = progress.lastHeard() == null ? state.at() : progress.lastHeard();
            state = state.reached(committed.get(), at.isBefore(state.at()) ? state.at() : at);
            store.write(state);
            storedAt = System.nanoTime();
            progress.reached(state.lsn(), null);
            committer.markProcessed(batch.get(batch.size() - 1));
        }
        committer.markBatchFinished();
    }

    private boolean mayStore(long committed) {
        return committed > state.lsn() && System.nanoTime() - storedAt > STORE_EVERY;
    }

    @Override
    public boolean supportsTombstoneEvents() {
        return false;
    }
}
