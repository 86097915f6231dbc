package io.millrace.jobs.quality.metrics.deequ;

import io.millrace.config.InvalidInputException;
import io.millrace.jobs.quality.metrics.check.Check;
import org.apache.spark.sql.AnalysisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/** Texts of failures that may stand in a table: a text of another kind could quote a row's values. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The text for the metrics table. */
    public static String text(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StateException
                    || cause instanceof InvalidInputException
                    || cause instanceof AnalysisException
                    || cause instanceof IOException) {
                return cause.getMessage();
            }
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + "; the job's log has the rest";
    }

    /** Everything, for the log. */
    public static void log(Check check, long batch, Exception failure) {
        LOG.warn(
                "event=metric-failed batch={} metric={} column={}",
                batch,
                check.config().metric(),
                check.config().column(),
                failure);
        keepInterrupt(failure);
    }

    /** Everything, for the log. */
    public static void log(long batch, Exception failure) {
        LOG.warn("event=metrics-failed batch={}", batch, failure);
        keepInterrupt(failure);
    }

    /** A stream that is being stopped goes on stopping. */
    private static void keepInterrupt(Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
