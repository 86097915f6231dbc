package io.millrace.capture.engine;

/** The engine ended by a failure; the message has the reasons from the outermost to the first. */
public final class CaptureFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaptureFailedException(Throwable cause) {
        super(reasons(cause), cause);
    }

    private static String reasons(Throwable failure) {
        StringBuilder text = new StringBuilder();
        String last = "";
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 8; cause = cause.getCause(), depth++) {
            String message = String.valueOf(cause.getMessage());
            if (!last.contains(message)) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
                last = message;
            }
        }
        return text.toString();
    }
}
