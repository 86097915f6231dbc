package io.millrace.cli.output;

/** A failure that the person at the terminal can do something about; the message says what, why and what to do. */
public final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** @param exitCode one of {@link ExitCodes} */
    public CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** No lake runs, and the environment names none. */
    public static CliException noLake() {
        return new CliException(
                ExitCodes.NO_LAKE, "No lake is up, and the environment names none. Start one with: ./millrace up");
    }

    /** What the process shall end with. */
    public int exitCode() {
        return exitCode;
    }
}
