package io.millrace.lake;

import java.net.URI;
import java.time.Duration;

/** How a child process shows that it is ready, and how long that may take. */
public sealed interface Readiness {
    /** The time after which the process counts as failed. */
    Duration deadline();

    /** The process prints the line {@code READY <port>} to standard output. */
    record ReadyLine(Duration deadline) implements Readiness {}

    /** The address answers GET with status 200. */
    record HttpOk(URI address, Duration deadline) implements Readiness {}
}
