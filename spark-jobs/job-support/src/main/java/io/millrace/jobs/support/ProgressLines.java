package io.millrace.jobs.support;

import java.io.PrintStream;

/**
 * Tells on standard error how far the job is, one line at a time: {@code progress phase=write done=3 of=8}. Whoever
 * watches the job takes the last line that begins with {@code progress} and a blank.
 */
public final class ProgressLines {
    private final PrintStream out;

    /** Writes there. */
    public ProgressLines(PrintStream out) {
        this.out = out;
    }

    /** Keys and values in turn; a value with blanks is put in quotes. */
    public synchronized void say(Object... keysAndValues) {
        StringBuilder line = new StringBuilder("progress");
        for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
            String value = String.valueOf(keysAndValues[i + 1]);
            line.append(' ').append(keysAndValues[i]).append('=');
            line.append(value.contains(" ") ? '"' + value + '"' : value);
        }
        out.println(line);
    }
}
