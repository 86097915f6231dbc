package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkJob;

import java.util.List;
import java.util.Map;

/** A job as a service starts it. */
final class SampleJob {
    private SampleJob() {}

    static SparkJob of(String runId) {
        return new SparkJob(
                runId,
                "split-and-bucket",
                "io.millrace.Job",
                "s3://b/job.jar",
                List.of("--arguments", "s3://b/a.json"),
                Map.of("spark.a", "1", "spark.b", "2"),
                new SparkJob.Sizes(2, 4, 8192, 1024));
    }
}
