package io.millrace.capture.engine;

import io.millrace.capture.domain.KnownSchema;
import io.millrace.capture.domain.Position;
import io.millrace.capture.domain.TableSchema.Difference;
import io.millrace.capture.engine.record.TableShape;
import io.millrace.capture.kafka.StateStore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that each table had last, remembered over restarts. */
final class SchemaBook {
    private final StateStore store;
    private final Map<String, KnownSchema> known;
    private final Map<String, TableShape> current = new HashMap<>();

    SchemaBook(StateStore store, Map<String, KnownSchema> known) {
        this.store = store;
        this.known = new HashMap<>(known);
    }

    /** What is other in this shape than it was before; empty as long as nothing is. */
    Optional<List<Difference>> drift(TableShape shape, Position position) {
        if (current.get(shape.table()) == shape) {
            return Optional.empty();
        }
        KnownSchema before = known.get(shape.table());
        if (before == null) {
            remember(shape, position);
            return Optional.empty();
        }
        if (position.lsn() < before.since()) {
            return Optional.empty();
        }
        List<Difference> differences = before.columns().differences(shape.schema());
        if (differences.isEmpty()) {
            current.put(shape.table(), shape);
            return Optional.empty();
        }
        return Optional.of(differences);
    }

    /** From now on the table has these columns. */
    void remember(TableShape shape, Position position) {
        KnownSchema schema = new KnownSchema(shape.schema(), position.lsn());
        store.write(shape.table(), schema);
        known.put(shape.table(), schema);
        current.put(shape.table(), shape);
    }
}
