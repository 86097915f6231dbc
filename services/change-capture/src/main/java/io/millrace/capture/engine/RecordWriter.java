package io.millrace.capture.engine;

import io.millrace.capture.domain.Change;
import io.millrace.capture.domain.Envelope;
import io.millrace.capture.domain.Position;
import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.RecordKeys;
import io.millrace.capture.domain.Row;
import io.millrace.capture.domain.TableSchema.Difference;
import io.millrace.capture.domain.values.Column;
import io.millrace.capture.domain.values.UnwritableValueException;
import io.millrace.capture.engine.record.Captured;
import io.millrace.capture.engine.record.SourceRecordReader;
import io.millrace.capture.engine.record.TableShape;
import io.millrace.capture.kafka.DeadLetterSink;
import io.millrace.capture.kafka.OutgoingRecord;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.config.envelope.ControlOperation;
import org.apache.kafka.connect.source.SourceRecord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes what one record of the connector tells to its topic. */
final class RecordWriter {
    private final SourceRecordReader reader;
    private final Envelope envelope;
    private final RecordSink sink;
    private final DeadLetterSink deadLetters;
    private final SchemaBook schemas;
    private final DriftListener drift;
    private final Progress progress;
    private final Consumer<String> marks;
    private String lastMark;
    private Position lastPosition;

    RecordWriter(
            SourceRecordReader reader,
            Envelope envelope,
            RecordSink sink,
            DeadLetterSink deadLetters,
            SchemaBook schemas,
            DriftListener drift,
            Progress progress,
            Consumer<String> marks) {
        this.reader = reader;
        this.envelope = envelope;
        this.sink = sink;
        this.deadLetters = deadLetters;
        this.schemas = schemas;
        this.drift = drift;
        this.progress = progress;
        this.marks = marks;
    }

    void write(SourceRecord record) {
        Captured captured = reader.read(record);
        if (captured instanceof Captured.ChangedRow row) {
            follow(row.shape(), row.change().position());
            put(row.shape(), row.change());
        } else if (captured instanceof Captured.Truncated truncated) {
            putControl(ControlOperation.TRUNCATE_TABLE, truncated.shape(), truncated.position(), null);
            lastPosition = truncated.position();
        } else if (captured instanceof Captured.Mark mark) {
            lastMark = mark.content();
        }
    }

    /** Everything written so far stands on its topic. */
    void confirmed() {
        if (lastMark != null) {
            marks.accept(lastMark);
            lastMark = null;
        }
        if (lastPosition != null && lastPosition.transaction() != null) {
            progress.reached(progress.position(), Instant.EPOCH.plus(lastPosition.commitMicros(), ChronoUnit.MICROS));
        }
    }

    private void put(TableShape shape, Change change) {
        byte[] key;
        try {
            key = RecordKeys.of(change.route(), change.key());
        } catch (UnwritableValueException e) {
            putAside(shape, change, new byte[0], e);
            return;
        }
        try {
            byte[] value = envelope.data(change);
            sink.put(new OutgoingRecord(change.route().topic(), key, value, () -> withoutData(change)));
            progress.row(change.operation(), shape.table());
            lastPosition = change.position();
        } catch (UnwritableValueException e) {
            putAside(shape, change, key, e);
        }
    }

    private void putAside(TableShape shape, Change change, byte[] key, UnwritableValueException reason) {
        byte[] shown = envelope.forPeople(change);
        deadLetters.put(
                new OutgoingRecord(change.route().topic(), key, shown, () -> withoutData(change)),
                shown,
                "a row of " + shape.table() + " at log position "
                        + change.position().lsn() + ": " + reason.getMessage());
    }

    private byte[] withoutData(Change change) {
        Row key = change.key() == null ? new Row(List.of(), List.of()) : change.key();
        return envelope.forPeople(new Change(change.operation(), change.route(), change.key(), key, change.position()));
    }

    private void follow(TableShape shape, Position position) {
        Optional<List<Difference>> differences = schemas.drift(shape, position);
        if (differences.isPresent()) {
            putControl(ControlOperation.CHANGE_COLUMNS, shape, position, shape.columns());
            sink.flush();
            drift.drifted(shape.table(), shape.route(), differences.get(), position);
            schemas.remember(shape, position);
        }
    }

    private void putControl(ControlOperation operation, TableShape shape, Position position, List<Column> columns) {
        byte[] value = envelope.control(operation, shape.route(), position, columns);
        sink.putEverywhere(
                new OutgoingRecord(shape.route().topic(), RecordKeys.of(shape.route(), null), value, () -> value));
    }
}
