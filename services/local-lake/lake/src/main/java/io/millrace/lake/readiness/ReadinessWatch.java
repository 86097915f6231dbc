package io.millrace.lake.readiness;

import io.millrace.lake.LakeException;
import io.millrace.lake.LakeProcessSpec;
import io.millrace.lake.Readiness;

import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.OptionalInt;

/** Waits until a process is ready; one instance for each start. */
public abstract class ReadinessWatch {
    private static final int TAIL = 20;

    private final LakeProcessSpec spec;

    ReadinessWatch(LakeProcessSpec spec) {
        this.spec = spec;
    }

    /** The watch that a specification asks for. */
    public static ReadinessWatch of(LakeProcessSpec spec) {
        if (spec.readiness() instanceof Readiness.HttpOk http) {
            return new HttpWatch(spec, http.address());
        }
        return new ReadyLineWatch(spec);
    }

    LakeProcessSpec spec() {
        return spec;
    }

    /** Where the standard output of the process goes. */
    public abstract Redirect output();

    /**
     * Returns when the process is ready, with its port when that is how it shows it.
     *
     * @throws LakeException when the process ends before or is not ready in time; it may still run then
     */
    public abstract OptionalInt await(Process process);

    LakeException endedEarly(Process process) {
        return LakeException.endedEarly(spec.name(), process.exitValue(), spec.log(), LogTail.of(spec.log(), TAIL));
    }

    LakeException notReady() {
        Duration deadline = spec.readiness().deadline();
        return LakeException.notReady(spec.name(), deadline, spec.log(), LogTail.of(spec.log(), TAIL));
    }
}
