package io.millrace.jobs.support;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

import java.util.Map;

/** Opens the Spark session of a job. */
public final class JobSession {
    private static final String S3A_FILE_SYSTEM = "org.apache.hadoop.fs.s3a.S3AFileSystem";

    private JobSession() {}

    /**
     * A session with the settings that every job needs. Master, memory and parallelism come from whoever submits the job;
     * without a master it runs in this process, on the threads that {@code MILLRACE_SPARK_MASTER} names.
     */
    public static SparkSession open(String name, Map<String, String> environment) {
        return open(name, environment, Map.of());
    }

    /**
     * As {@link #open(String, Map)}, with settings of the job's own.
     *
     * @param settings of Spark; those that every job needs cannot be changed by them
     */
    public static SparkSession open(String name, Map<String, String> environment, Map<String, String> settings) {
        SparkSession.Builder builder = SparkSession.builder();
        settings.forEach(builder::config);
        builder.appName(name)
                .config("spark.ui.enabled", "false")
                .config("spark.speculation", "false")
                // a file that cannot be read is an error; without its rows a key would get a second current one
                .config("spark.sql.files.ignoreMissingFiles", "false")
                .config("spark.sql.files.ignoreCorruptFiles", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED")
                .config("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED")
                // days before 1582 and moments before 1900 are written as they are; Spark would refuse the whole batch
                .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
                .config("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
        if (System.getProperty("spark.master") == null) {
            builder.master(environment.getOrDefault("MILLRACE_SPARK_MASTER", "local[*]"))
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1");
        }
        SparkSession session = builder.getOrCreate();
        configure(session.sparkContext().hadoopConfiguration(), environment);
        return session;
    }

    private static void configure(Configuration hadoop, Map<String, String> environment) {
        S3Settings.from(environment).forEach(hadoop::set);
        if (hadoop.get("fs.s3.impl") == null) {
            hadoop.set("fs.s3.impl", S3A_FILE_SYSTEM);
        }
    }
}
