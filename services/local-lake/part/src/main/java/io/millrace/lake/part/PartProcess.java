package io.millrace.lake.part;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one part as the whole process. When the part answers, the line {@code READY <port>} goes to standard output and
 * nothing else ever does. The process ends at SIGTERM and when its standard input closes, so it never outlives its
 * parent. Exit codes: 0 input closed, 1 start failed, 2 wrong argument or taken port.
 */
public final class PartProcess {
    private static final int START_FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private PartProcess() {}

    /**
     * Starts the part and never returns: the process lives until its input closes or it is stopped.
     *
     * @param allowed names of arguments beside {@code port} and {@code data}
     */
    public static void run(List<String> allowed, PartStarter starter, String... arguments) {
        PrintStream out = System.out;
        System.setOut(System.err);
        EndWithInput.watch(System.in);
        try {
            PartArguments parsed = PartArguments.parse(allowed, arguments);
            starter.takeOver(parsed);
            if (parsed.port() != 0) {
                Ports.requireFree(parsed.port());
            }
            RunningPart part = starter.start(parsed);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "close-part"));
            out.println("READY " + part.port());
            out.flush();
            waitForEnd();
        } catch (PartException e) {
            System.err.println("error=" + e.getMessage());
            end(WRONG_USE);
        } catch (Exception | LinkageError e) {
            e.printStackTrace(new PrintStream(System.err, true, StandardCharsets.UTF_8));
            end(START_FAILED);
        }
    }

    /** Keeps the process up whatever threads the part has of its own. */
    private static void waitForEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Not every server returns from its stop: the process then ends without it. */
    private static void close(RunningPart part) {
        Thread closing = new Thread(part::close, "closing");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            System.err.println("error=the part did not stop within " + LONGEST_STOP.toSeconds() + " s: ended without");
            Runtime.getRuntime().halt(START_FAILED);
        }
    }

    /** Third-party servers leave threads that keep a JVM alive, hence the explicit exit. */
    private static void end(int code) {
        System.err.flush();
        System.exit(code);
    }
}
