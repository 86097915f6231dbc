package io.millrace.capture.run;

import io.millrace.config.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** Capture does not start, and why. */
public final class CaptureRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final boolean mayPass;

    CaptureRefusedException(List<Problem> problems, boolean mayPass) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.mayPass = mayPass;
    }

    /** All of them. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether it is worth trying again without a person. */
    public boolean mayPass() {
        return mayPass;
    }
}
