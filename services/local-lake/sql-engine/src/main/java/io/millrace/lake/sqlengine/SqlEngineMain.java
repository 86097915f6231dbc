package io.millrace.lake.sqlengine;

import io.millrace.lake.part.PartProcess;

/** Trino as one process: {@code --port N --data DIR} and what {@link EngineArguments} tells. */
public final class SqlEngineMain {
    private SqlEngineMain() {}

    /** Runs the engine until the process ends. */
    public static void main(String[] arguments) {
        PartProcess.run(EngineArguments.NAMES, SqlEngine::start, arguments);
    }
}
