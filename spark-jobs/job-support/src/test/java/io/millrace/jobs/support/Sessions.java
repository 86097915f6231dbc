package io.millrace.jobs.support;

import org.apache.spark.sql.SparkSession;

import java.util.Map;

/** One session for all tests of the JVM. */
public final class Sessions {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("MILLRACE_SPARK_MASTER", "local[2]", "S3_ENDPOINT", "http://127.0.0.1:1");

    /** Two threads, Delta's extension. */
    public static final SparkSession SPARK = JobSession.open("tests", ENVIRONMENT, DeltaSettings.of(ENVIRONMENT));

    private Sessions() {}
}
