package io.millrace.capture.run;

import io.millrace.capture.domain.Envelope;
import io.millrace.capture.domain.Position;
import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.Progress.Phase;
import io.millrace.capture.domain.start.SlotFacts;
import io.millrace.capture.domain.start.Start;
import io.millrace.capture.domain.start.StoredState;
import io.millrace.capture.domain.start.TableFacts;
import io.millrace.capture.engine.CaptureEngine;
import io.millrace.capture.engine.EngineSettings;
import io.millrace.capture.engine.LoadPlace;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.capture.kafka.StateStore;
import io.millrace.capture.run.SourceCheck.Checked;
import io.millrace.capture.source.SourceServer;
import io.millrace.capture.source.SourceTables;
import io.millrace.config.Problem;
import io.millrace.config.mappings.TableRoute;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One try: check, then load or resume, then changes until it is closed or something fails. */
final class CaptureSession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CaptureSession.class);

    private final CaptureSettings settings;
    private final CaptureKafka kafka;
    private final Announcer announcer;
    private final Marks marks;
    private final Progress progress;
    private final Set<Problem> warned;
    private CaptureEngine engine;
    private boolean closed;

    CaptureSession(
            CaptureSettings settings,
            CaptureKafka kafka,
            Announcer announcer,
            Marks marks,
            Progress progress,
            Set<Problem> warned) {
        this.warned = warned;
        this.settings = settings;
        this.kafka = kafka;
        this.announcer = announcer;
        this.marks = marks;
        this.progress = progress;
    }

    /** Runs until it is closed. */
    void run() throws SQLException {
        progress.enter(Phase.STARTING);
        kafka.createStateTopic();
        try (StateStore store = kafka.state()) {
            StateStore.Memory memory = store.read();
            Checked checked;
            StoredState state;
            try (SourceServer source = new SourceServer(settings.address())) {
                checked = new SourceCheck(settings, source, warned).check(memory.state());
                state = prepared(checked, memory, store, source);
            }
            progress.capturing(expected(state));
            List<TableRoute> routes = routes(checked.tables());
            try (RecordSink sink = kafka.sink(routes, progress)) {
                if (start(
                        checked,
                        new CaptureEngine.Parts(
                                engineSettings(checked),
                                settings.mappings(),
                                new Envelope(settings.profile()),
                                sink,
                                sink.deadLetters(),
                                store,
                                memory,
                                state,
                                routes,
                                () -> place(state.at()),
                                announcer::drifted,
                                marks::received,
                                progress))) {
                    engine.run();
                }
            }
        } finally {
            progress.enter(Phase.STOPPED);
        }
    }

    private synchronized boolean start(Checked checked, CaptureEngine.Parts parts) {
        if (!closed) {
            engine = CaptureEngine.create(checked.start(), parts);
            LOG.infof("event=capture-started dataset=%s how=%s", settings.pipeline(), checked.start());
        }
        return !closed;
    }

    private StoredState prepared(Checked checked, StateStore.Memory memory, StateStore store, SourceServer source)
            throws SQLException {
        if (!(checked.start() instanceof Start.Load load)) {
            StoredState state = memory.state().orElseThrow();
            progress.markers().start(state.at());
            progress.reached(state.lsn(), null);
            return state;
        }
        if (load.dropSlot()) {
            source.dropSlot(settings.slot());
        }
        StoredState state = StoredState.loading(settings.generation(), source.now(), List.copyOf(checked.names()));
        store.write(state);
        progress.markers().start(null);
        progress.loading(expected(checked, source));
        return state;
    }

    /** A table that was taken out of the selection is no loss. */
    private Set<String> expected(StoredState state) {
        return state.tables().stream()
                .filter(table -> {
                    int point = table.indexOf('.');
                    return settings.mappings().selects(table.substring(0, point), table.substring(point + 1));
                })
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> expected(Checked checked, SourceServer source) throws SQLException {
        Map<String, Long> estimated = new SourceTables(source).estimatedRows();
        Map<String, Long> expected = new HashMap<>();
        checked.names().forEach(table -> expected.put(table, estimated.getOrDefault(table, -1L)));
        return expected;
    }

    private List<TableRoute> routes(List<TableFacts> tables) {
        return tables.stream()
                .map(table ->
                        settings.mappings().route(table.schema(), table.table()).orElseThrow())
                .toList();
    }

    private EngineSettings engineSettings(Checked checked) {
        return new EngineSettings(
                settings.pipeline(),
                settings.address(),
                settings.slot(),
                settings.publication(),
                List.copyOf(checked.names()),
                settings.reading().batchSize(),
                settings.reading().fetchSize(),
                settings.reading().loadThreads(),
                settings.reading().poll(),
                settings.reading().overrides());
    }

    /** The slot's oldest log is before every change that it will bring, of transactions in flight too. */
    private LoadPlace place(Instant begun) {
        try (SourceServer source = new SourceServer(settings.address())) {
            SlotFacts slot = source.slot(settings.slot())
                    .orElseThrow(() -> new IllegalStateException("The load began without slot " + settings.slot()
                            + ": somebody dropped it. Capture starts again by itself."));
            return new LoadPlace(
                    new Position(slot.restartLsn(), 0, null, ChronoUnit.MICROS.between(Instant.EPOCH, begun)),
                    slot.confirmedLsn());
        } catch (SQLException e) {
            throw new IllegalStateException("The slot could not be looked at: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        CaptureEngine running;
        synchronized (this) {
            closed = true;
            running = engine;
        }
        if (running != null) {
            running.close();
        }
    }
}
