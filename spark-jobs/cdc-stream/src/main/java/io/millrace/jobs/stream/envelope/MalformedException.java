package io.millrace.jobs.stream.envelope;

/** A message that cannot be read; the reason names columns, never values. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String reason) {
        super(reason, null, false, false);
    }
}
