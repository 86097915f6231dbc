package io.millrace.platform.spark.stage;

import io.millrace.platform.spark.JobRefusal;
import io.millrace.platform.stage.StageFailureException;

import java.util.List;

/** How a stage tells people of a Spark run that came to nothing. */
public interface JobFailures {
    /** The job refused its input. */
    StageFailureException refused(JobRefusal refusal);

    /**
     * It ended badly.
     *
     * @param lastLines of its log, which may hold values of rows
     * @param logs where a person finds the log
     */
    StageFailureException died(String reason, List<String> lastLines, String logs);

    /** Its platform does not know it any more; as {@link #died} unless the stage says more. */
    default StageFailureException lost(String reason, List<String> lastLines, String logs) {
        return died(reason, lastLines, logs);
    }

    /** A document that it left cannot be believed. */
    StageFailureException notBelieved(String document, List<String> faults);
}
