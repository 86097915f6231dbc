package io.millrace.capture.engine;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.millrace.capture.domain.Envelope;
import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.Progress.Phase;
import io.millrace.capture.domain.start.Start;
import io.millrace.capture.domain.start.StoredState;
import io.millrace.capture.engine.record.SourceRecordReader;
import io.millrace.capture.kafka.DeadLetterSink;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.capture.kafka.StateStore;
import io.millrace.config.mappings.TableMappings;
import io.millrace.config.mappings.TableRoute;
import org.apache.kafka.connect.source.SourceRecord;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run of the engine, from a start to its end. */
public final class CaptureEngine implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CaptureEngine.class);

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final ConversionFaults faults;
    private volatile Throwable failure;
    private volatile boolean closing;

    private CaptureEngine(Properties properties, BatchWriter writer, ConversionFaults faults) {
        this.faults = faults;
        ClassLoader loader = CaptureEngine.class.getClassLoader();
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .using(loader)
                .using((success, message, error) ->
                        failure = success ? null : error == null ? new IllegalStateException(message) : error)
                .notifying(writer)
                .build();
    }

    /**
     * What a run works with.
     *
     * @param memory what earlier runs left
     * @param state how far capture has come
     * @param routes of all tables
     * @param place finds a load's place once the slot stands
     * @param marks takes the marks that came out of the log
     */
    public record Parts(
            EngineSettings settings,
            TableMappings mappings,
            Envelope envelope,
            RecordSink sink,
            DeadLetterSink deadLetters,
            StateStore store,
            StateStore.Memory memory,
            StoredState state,
            List<TableRoute> routes,
            Supplier<LoadPlace> place,
            DriftListener drift,
            Consumer<String> marks,
            Progress progress) {}

    /** A run that begins as decided. */
    public static CaptureEngine create(Start start, Parts parts) {
        boolean loads = start instanceof Start.Load;
        LoadBook load = new LoadBook(
                loads, parts.routes(), parts.place(), parts.envelope(), parts.sink(), parts.store(), parts.progress());
        RecordWriter records = new RecordWriter(
                new SourceRecordReader(parts.mappings(), load::rows),
                parts.envelope(),
                parts.sink(),
                parts.deadLetters(),
                new SchemaBook(parts.store(), parts.memory().schemas()),
                parts.drift(),
                parts.progress(),
                parts.marks());
        ConversionFaults faults = new ConversionFaults();
        BatchWriter writer =
                new BatchWriter(records, load, parts.sink(), parts.store(), parts.progress(), faults, parts.state());
        if (!loads) {
            parts.progress().enter(Phase.STREAMING);
        }
        Properties properties = start instanceof Start.Resume resume
                ? parts.settings().resume(resume.lsn())
                : parts.settings().load();
        return new CaptureEngine(properties, writer, faults);
    }

    /**
     * Runs until {@link #close} or a failure.
     *
     * @throws CaptureFailedException when it failed
     */
    public void run() {
        try {
            engine.run();
        } finally {
            faults.close();
        }
        if (failure != null && !closing) {
            throw new CaptureFailedException(failure);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            engine.close();
        } catch (IllegalStateException e) {
            LOG.debugf("event=engine-ended-before error=%s", e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("The capture engine did not stop: " + e.getMessage(), e);
        }
    }
}
