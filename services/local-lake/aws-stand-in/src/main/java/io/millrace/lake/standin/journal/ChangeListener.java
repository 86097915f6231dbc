package io.millrace.lake.standin.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes the changes of a journal in their order. */
@FunctionalInterface
public interface ChangeListener {
    /** Brings one change into the state; the listener ignores kinds that are not its own. */
    void apply(String kind, ObjectNode data);
}
