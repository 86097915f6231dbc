package io.millrace.mapping.domain;

/** A row that cannot be understood; the run goes on without it. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RejectReason reason;

    /**
     * The message is what stands in the rejected rows: the attribute and what is wrong with it.
     *
     * @param found what was found instead, where the reason tells it
     */
    public RejectedException(String attribute, RejectReason reason, Object... found) {
        super(reason.of(attribute, found), null, false, false);
        this.reason = reason;
    }

    /** What is wrong. */
    public RejectReason reason() {
        return reason;
    }
}
