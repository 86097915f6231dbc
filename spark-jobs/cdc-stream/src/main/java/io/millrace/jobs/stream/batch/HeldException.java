package io.millrace.jobs.stream.batch;

import io.millrace.config.Problem;

/** A table that must not go on until a person decides; trying again cannot help. Nothing of the batch was written. */
public final class HeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** With what, why and what to do. */
    public HeldException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** What holds it. */
    public Problem problem() {
        return problem;
    }
}
