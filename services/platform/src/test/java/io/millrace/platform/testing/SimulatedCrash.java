package io.millrace.platform.testing;

/** The death of the process, as far as a test can have it: an {@link Error}, so that nothing handles it as a failure. */
public final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedCrash(String where) {
        super("The process died " + where);
    }
}
