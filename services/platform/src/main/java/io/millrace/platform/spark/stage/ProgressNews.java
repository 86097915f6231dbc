package io.millrace.platform.spark.stage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what is new of a Spark run from what was heard before: runs are asked after far more often than they move on. */
final class ProgressNews {
    private final Map<String, String> heard = new ConcurrentHashMap<>();

    /** Whether a run says something else than when it was asked last. */
    boolean isNew(String sparkRun, String word) {
        return !word.equals(heard.put(sparkRun, word));
    }

    /** A run that has ended. */
    void forget(String sparkRun) {
        heard.remove(sparkRun);
    }
}
