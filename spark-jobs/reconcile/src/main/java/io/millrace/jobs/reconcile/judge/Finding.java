package io.millrace.jobs.reconcile.judge;

/**
 * What is found about a key in one look.
 *
 * @param evidence both sides as they were; a fault that is found twice with the same evidence is none of movement
 */
public record Finding(Verdict verdict, String evidence) {
    /** Whether it is the same fault, found on the very same rows. */
    public boolean confirms(Finding earlier) {
        return verdict.isFault() && equals(earlier);
    }
}
