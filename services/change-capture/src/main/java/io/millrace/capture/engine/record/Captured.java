package io.millrace.capture.engine.record;

import io.millrace.capture.domain.Change;
import io.millrace.capture.domain.Position;

/** What a record of the connector tells. */
public sealed interface Captured {
    /** A changed or loaded row. */
    record ChangedRow(TableShape shape, Change change) implements Captured {}

    /** A table was truncated. */
    record Truncated(TableShape shape, Position position) implements Captured {}

    /** A mark of ours came out of the log. */
    record Mark(String content) implements Captured {}

    /** Time passed. */
    record Beat() implements Captured {}
}
