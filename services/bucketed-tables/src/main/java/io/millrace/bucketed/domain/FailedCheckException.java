package io.millrace.bucketed.domain;

/** A table did not stand a check; what it was before is left as it is. */
public final class FailedCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String check;

    /**
     * @param check which, for example {@code row count}
     * @param finding what was seen, without values of rows
     */
    public FailedCheckException(String check, String finding) {
        super(finding);
        this.check = check;
    }

    /** Which check. */
    public String check() {
        return check;
    }
}
