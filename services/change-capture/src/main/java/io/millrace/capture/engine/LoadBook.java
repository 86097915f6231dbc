package io.millrace.capture.engine;

import io.millrace.capture.domain.Envelope;
import io.millrace.capture.domain.Position;
import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.Progress.Phase;
import io.millrace.capture.domain.RecordKeys;
import io.millrace.capture.domain.start.StoredState;
import io.millrace.capture.kafka.OutgoingRecord;
import io.millrace.capture.kafka.RecordSink;
import io.millrace.capture.kafka.StateStore;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.mappings.TableRoute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The load of all tables: tells readers when it begins and ends, and remembers that it is done. */
final class LoadBook {
    private final List<TableRoute> routes;
    private final Supplier<LoadPlace> finder;
    private final Envelope envelope;
    private final RecordSink sink;
    private final StateStore store;
    private final Progress progress;
    private final Map<String, Long> deadLettersBefore = new HashMap<>();
    private boolean running;
    private LoadPlace place;

    /** @param finder finds the load's place once the slot stands */
    LoadBook(
            boolean running,
            List<TableRoute> routes,
            Supplier<LoadPlace> finder,
            Envelope envelope,
            RecordSink sink,
            StateStore store,
            Progress progress) {
        this.running = running;
        this.routes = List.copyOf(routes);
        this.finder = finder;
        this.envelope = envelope;
        this.sink = sink;
        this.store = store;
        this.progress = progress;
    }

    boolean isRunning() {
        return running;
    }

    /**
     * Where loaded rows stand; the first question begins the load.
     *
     * @throws IllegalStateException when none is running: rows of another would stand before changes that are older than they
     */
    Position rows() {
        if (!running) {
            throw new IllegalStateException(
                    "The connector brings rows of a load that capture did not begin. Load anew by millrace.capture.load-generation");
        }
        if (place == null) {
            place = finder.get();
            progress.enter(Phase.LOADING);
            for (TableRoute route : routes) {
                deadLettersBefore.put(route.topic(), progress.deadLetters(route.topic()));
                tell(route, envelope.control(ControlOperation.LOAD_STARTED, route, place.rows(), null));
            }
        }
        return place.rows();
    }

    /** The load is done: all rows are on their topics, and changes follow. */
    StoredState complete(StoredState state) {
        Position rows = rows();
        // what is too large for Kafka is known only then
        sink.flush();
        for (TableRoute route : routes) {
            String topic = route.topic();
            long undelivered = progress.deadLetters(topic) - deadLettersBefore.get(topic);
            tell(route, envelope.loadCompleted(route, rows, sink.partitions(topic), undelivered));
        }
        sink.flush();
        StoredState loaded = state.reached(place.end(), state.at());
        store.write(loaded);
        running = false;
        progress.reached(place.end(), null);
        progress.enter(Phase.STREAMING);
        return loaded;
    }

    private void tell(TableRoute route, byte[] value) {
        sink.putEverywhere(new OutgoingRecord(route.topic(), RecordKeys.of(route, null), value, () -> value));
    }
}
