package io.millrace.platform.stage;

import software.amazon.awssdk.core.exception.AbortedException;

/** Tells a run that was stopped with its process from one that failed. */
final class Interruption {
    private Interruption() {}

    static boolean isBehind(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof AbortedException) {
                return true;
            }
        }
        return false;
    }
}
