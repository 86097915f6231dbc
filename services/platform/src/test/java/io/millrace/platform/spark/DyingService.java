package io.millrace.platform.spark;

import java.io.IOException;
import java.nio.file.Path;

/** A service process that starts one job and waits to be killed. */
public final class DyingService {
    private DyingService() {}

    /** Folder of the test, run id, end of the job. */
    public static void main(String[] args) throws IOException, InterruptedException {
        LocalRuns runs = new LocalRuns(Path.of(args[0]));
        new LocalLauncher(runs.runtime()).start(runs.job(args[1], args[2]));
        Thread.currentThread().join();
    }
}
