package io.millrace.cli.lake;

import java.util.Map;

/** What a lake needs before its services start, beside what they expect by their default settings. */
@FunctionalInterface
public interface BeforeServices {
    /** Nothing. */
    BeforeServices NOTHING = variables -> {};

    /**
     * The parts run, the services do not yet.
     *
     * @param variables addresses, as {@code millrace env} prints them
     */
    void prepare(Map<String, String> variables);
}
