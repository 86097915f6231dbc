package io.millrace.capture.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Notices that the connector could not convert a value. It then logs an error and hands the row over with null in its place,
 * whatever it is told to do; so its log is watched, and a batch that may have such a row is not written.
 */
final class ConversionFaults extends Handler {
    private static final Logger CONNECTOR = Logger.getLogger("io.debezium.relational.TableSchemaBuilder");

    private final AtomicReference<String> first = new AtomicReference<>();

    ConversionFaults() {
        setLevel(Level.SEVERE);
        if (!CONNECTOR.isLoggable(Level.SEVERE)) {
            // whoever silenced it would silence the only sign of a lost value
            CONNECTOR.setLevel(Level.SEVERE);
        }
        CONNECTOR.addHandler(this);
    }

    /** @throws IllegalStateException when a value could not be converted */
    void check() {
        String fault = first.get();
        if (fault != null) {
            throw new IllegalStateException("The connector could not convert a value and would write null instead: "
                    + fault + ". Leave the column out by a remove-column rule, or correct the value in the source");
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            first.compareAndSet(
                    null, String.valueOf(entry.getMessage()).lines().findFirst().orElse("no reason given"));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        CONNECTOR.removeHandler(this);
    }
}
