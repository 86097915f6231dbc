package io.millrace.cli.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells how long work goes on: one line that is rewritten on a terminal, plain lines elsewhere. Thread-safe. */
public final class Progress {
    private static final String CLEAR = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final long start = System.nanoTime();

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * To standard error, so that standard output holds the result alone. Whether that is a terminal is what the launcher
     * script found out: Java cannot tell it of standard error.
     */
    public static Progress toStandardError() {
        boolean terminal = Boolean.getBoolean("millrace.terminal") && !"dumb".equals(System.getenv("TERM"));
        return new Progress(System.err, terminal);
    }

    /** To a stream, as plain lines. */
    public static Progress plain(PrintStream out) {
        return new Progress(out, false);
    }

    /** Something is being done now. */
    public synchronized void doing(String what) {
        if (terminal) {
            out.print(CLEAR + elapsed() + "  " + what + " …");
            out.flush();
        } else {
            out.println(elapsed() + "  " + what);
        }
    }

    /** Something was done; the line stays. */
    public synchronized void done(String what) {
        out.println((terminal ? CLEAR : "") + elapsed() + "  " + what);
    }

    /** Does something under a name, and says how long it took. */
    public <T> T step(String what, Callable<T> work) throws Exception {
        doing(what);
        long began = System.nanoTime();
        T result = work.call();
        done(what + "  " + seconds(System.nanoTime() - began));
        return result;
    }

    private String elapsed() {
        return String.format(Locale.ROOT, "%6.1f s", (System.nanoTime() - start) / 1e9);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "(%.1f s)", Duration.ofNanos(nanos).toMillis() / 1e3);
    }
}
