package io.millrace.jobs.support;

import org.apache.spark.sql.SparkSession;

import java.util.Map;

/** One session for all tests of the JVM. */
final class Sessions {
    static final SparkSession SPARK =
            JobSession.open("tests", Map.of("MILLRACE_SPARK_MASTER", "local[2]", "S3_ENDPOINT", "http://127.0.0.1:1"));

    private Sessions() {}
}
