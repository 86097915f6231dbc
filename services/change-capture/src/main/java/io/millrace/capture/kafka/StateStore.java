package io.millrace.capture.kafka;

import io.millrace.capture.domain.KnownSchema;
import io.millrace.capture.domain.start.StoredState;

import java.util.Map;
import java.util.Optional;

/** What capture must remember from start to start. A write has happened when the call returns. */
public interface StateStore extends AutoCloseable {
    /** Everything that is remembered. */
    Memory read();

    /** Remembers how far capture has come. */
    void write(StoredState state);

    /** Remembers a table's columns, by {@code schema.table}. */
    void write(String table, KnownSchema schema);

    @Override
    void close();

    /**
     * What is remembered.
     *
     * @param schemas by {@code schema.table}
     */
    record Memory(Optional<StoredState> state, Map<String, KnownSchema> schemas) {}
}
