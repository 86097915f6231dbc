package io.millrace.platform.spark;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where Spark jobs run. Only services that start some read this. */
@ConfigMapping(prefix = "millrace.spark")
public interface SparkConfig {
    /** Where jobs run: {@code local}, {@code kubernetes}, {@code glue} or {@code emr-serverless}. */
    @WithDefault("local")
    Platform launcher();

    /** For how long an answer of Glue, EMR Serverless or Kubernetes about a job is good: they are asked no more often. */
    @WithDefault("5s")
    Duration pollEvery();

    /** Executors of a job; workers on Glue. */
    @WithDefault("4")
    int executors();

    /** Cores of the driver and of each executor. */
    @WithDefault("4")
    int cores();

    /** Heap of an executor in MB. */
    @WithDefault("8192")
    int executorMemoryMb();

    /** Heap of the driver in MB; locally that of the whole job. */
    @WithDefault("1024")
    int driverMemoryMb();

    /** Processes on this machine. */
    Local local();

    /** SparkApplication resources on Kubernetes. */
    Kubernetes kubernetes();

    /** Runs of an AWS Glue job. */
    Glue glue();

    /** Job runs of an EMR Serverless application. */
    EmrServerless emrServerless();

    /** Where jobs can run. */
    enum Platform {
        /** A process on this machine. */
        LOCAL,
        /** A SparkApplication. */
        KUBERNETES,
        /** AWS Glue. */
        GLUE,
        /** EMR Serverless. */
        EMR_SERVERLESS
    }

    /** Processes on this machine. */
    interface Local {
        /** The java command, of a Java 17. */
        Optional<String> java();

        /** Folder against which the other paths are read. */
        @WithDefault("${MILLRACE_HOME:.}")
        String home();

        /** File of the JVM flags that Spark needs. */
        @WithDefault("spark-jobs/runtime/target/classes/jvm.options")
        String jvmOptions();

        /** The settings of Spark's log, and Spark's jars. */
        @WithDefault("spark-jobs/runtime/target/classes,spark-jobs/runtime/target/lib/*")
        List<String> classPath();

        /** Spark's master. */
        @WithDefault("local[*]")
        String master();

        /** Folder of the runs' logs and exit codes. */
        @WithDefault(".millrace/spark-runs")
        String runs();

        /** Further environment variables of the jobs. */
        Map<String, String> environment();
    }

    /** SparkApplication resources on Kubernetes. */
    interface Kubernetes {
        /** Namespace in which the Spark operator looks. */
        @WithDefault("default")
        String namespace();

        /** Image with Spark and S3A; must be set for this launcher. */
        Optional<String> image();

        /** Service account of the drivers. */
        @WithDefault("spark")
        String serviceAccount();

        /** Spark's version in the image. */
        @WithDefault("3.5.7")
        String sparkVersion();

        /** Environment variables of driver and executors; no secrets. */
        Map<String, String> environment();

        /** Environment variables of the driver from secrets of that namespace, each {@code NAME=SECRET/KEY}, with commas between. */
        Optional<List<String>> secrets();
    }

    /** Runs of an AWS Glue job. */
    interface Glue {
        /** The Glue job that is run; must be set for this launcher. */
        Optional<String> jobName();

        /** Its worker type. */
        @WithDefault("G.4X")
        String workerType();
    }

    /** Job runs of an EMR Serverless application. */
    interface EmrServerless {
        /** The application; must be set for this launcher. */
        Optional<String> applicationId();

        /** ARN of the jobs' role; must be set for this launcher. */
        Optional<String> executionRole();

        /** S3 folder of the logs, whose end is read when a job failed. */
        Optional<String> logs();
    }

    /** The sizes as a record. */
    default SparkJob.Sizes sizes() {
        return new SparkJob.Sizes(executors(), cores(), executorMemoryMb(), driverMemoryMb());
    }
}
