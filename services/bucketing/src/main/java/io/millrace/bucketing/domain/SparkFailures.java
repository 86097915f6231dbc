package io.millrace.bucketing.domain;

import io.millrace.platform.spark.JobRefusal;
import io.millrace.platform.spark.stage.JobFailures;
import io.millrace.platform.stage.StageFailureException;

import java.util.List;

/**
 * Why a Spark run ends without files that count.
 *
 * @param arguments what the job was told
 */
public record SparkFailures(JobArguments arguments) implements JobFailures {
    private static final int LINES_TOLD = 15;
    private static final int LONGEST_LINE = 300;

    @Override
    public StageFailureException refused(JobRefusal refusal) {
        int count = refusal.problems().size();
        return new StageFailureException(
                Failures.snapshot(arguments.dataset(), arguments.snapshotDt()) + ": " + count
                        + (count == 1 ? " problem" : " problems") + ", nothing was written",
                refusal.reasons(),
                refusal.advice() + " All of it: " + arguments.target() + "metadata/failure.json.");
    }

    @Override
    public StageFailureException died(String reason, List<String> lastLines, String logs) {
        return new StageFailureException(run() + ", died", reason + end(lastLines), "See its log: " + logs + ".");
    }

    @Override
    public StageFailureException lost(String reason, List<String> lastLines, String logs) {
        return new StageFailureException(
                run() + ", is lost", reason + end(lastLines), "See what is left of its log: " + logs + ".");
    }

    @Override
    public StageFailureException notBelieved(String document, List<String> faults) {
        return new StageFailureException(
                "The files of " + arguments.dataset() + " " + arguments.version() + " do not count",
                arguments.target() + document + ": " + String.join("; ", faults),
                "Do not edit the job's documents; if nobody did, the job and this service are of different releases.");
    }

    private String run() {
        return "Spark run " + arguments.runId() + " of dataset " + arguments.dataset() + ", snapshot "
                + arguments.snapshotDt();
    }

    private static String end(List<String> lastLines) {
        List<String> told = told(lastLines);
        return told.isEmpty() ? "" : "; its last lines: " + String.join(" | ", told);
    }

    /** Without the stack's frames, which would take the place of what went wrong. */
    private static List<String> told(List<String> lastLines) {
        List<String> lines = lastLines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at "))
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .toList();
        return lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
    }
}
