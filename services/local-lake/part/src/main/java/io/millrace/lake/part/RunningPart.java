package io.millrace.lake.part;

/** A part that answers on its port until it is closed. */
public interface RunningPart extends AutoCloseable {
    /** The TCP port on 127.0.0.1. */
    int port();

    /** Stops the part and flushes its data; called once, when the process ends. */
    @Override
    void close();
}
