package io.millrace.cli.output;

/** What the command's exit codes mean. */
public final class ExitCodes {
    /** All is well. */
    public static final int FINE = 0;
    /** Something was found that a person must look at, or a goal was missed. */
    public static final int FINDINGS = 1;
    /** The command was called in a wrong way. */
    public static final int USAGE = 2;
    /** There is no lake to talk to. */
    public static final int NO_LAKE = 3;

    private ExitCodes() {}
}
