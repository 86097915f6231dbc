package io.millrace.mapping.domain;

/** A row that cannot be understood; the run goes on without it. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is the reason that stands in the rejected rows: attribute and what is wrong with it. */
    public RejectedException(String attribute, String problem) {
        super(attribute + " " + problem, null, false, false);
    }
}
