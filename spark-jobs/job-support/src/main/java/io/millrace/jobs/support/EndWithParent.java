package io.millrace.jobs.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Ends a job's process when the process that started it is gone, that is when standard input closes. */
public final class EndWithParent {
    private static final String SWITCH = "MILLRACE_END_WITH_PARENT";
    private static final int INTERRUPTED = 1;

    private EndWithParent() {}

    /** Watches standard input where {@code MILLRACE_END_WITH_PARENT} is {@code true}. */
    public static void watch(Map<String, String> environment, InputStream in) {
        if (!Boolean.parseBoolean(environment.get(SWITCH))) {
            return;
        }
        Thread watcher = new Thread(() -> waitForEnd(in), "watch-parent");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void waitForEnd(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException brokenByParent) {
            System.err.println("error=\"standard input broke: " + brokenByParent.getMessage() + "\"");
        }
        // not exit: the hooks of a session at work may wait for its tasks
        Runtime.getRuntime().halt(INTERRUPTED);
    }
}
