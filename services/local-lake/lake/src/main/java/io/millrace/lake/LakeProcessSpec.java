package io.millrace.lake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A child process to supervise.
 *
 * @param name how messages call it
 * @param command program and arguments
 * @param environment variables beside those inherited
 * @param log file that its output is appended to
 * @param readiness how it shows that it is ready
 * @param grace time between SIGTERM and SIGKILL when it is stopped
 */
public record LakeProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Readiness readiness,
        Duration grace) {
    /** Copies the collections. */
    public LakeProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
