package io.millrace.jobs.quality.metrics.deequ;

import io.millrace.config.InvalidInputException;
import io.millrace.jobs.quality.metrics.check.Check;
import io.millrace.jobs.support.log.Faults;
import org.apache.spark.sql.AnalysisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Texts of failures that may stand in a table or a log: a text of another kind could quote a row's values. */
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

    /** Where it comes from, and what may be told of it, for the log. */
    public static void log(Check check, long batch, Exception failure) {
        LOG.warn(
                "event=metric-failed batch={} metric={} column={} {}",
                batch,
                check.config().metric(),
                check.config().column(),
                forLog(failure));
        keepInterrupt(failure);
    }

    /** Where it comes from, and what may be told of it, for the log. */
    public static void log(long batch, Exception failure) {
        LOG.warn("event=metrics-failed batch={} {}", batch, forLog(failure));
        keepInterrupt(failure);
    }

    static String forLog(Exception failure) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Faults.print(failure, new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    /** A stream that is being stopped goes on stopping. */
    private static void keepInterrupt(Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
