package io.millrace.jobs.stream;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.jobs.history.HistorySession;
import io.millrace.jobs.stream.batch.BatchWatcher;
import io.millrace.jobs.stream.run.RestartPolicy;
import io.millrace.jobs.stream.run.StreamJob;
import io.millrace.jobs.stream.run.StreamSettings;
import io.millrace.jobs.stream.start.ConfigReader;
import io.millrace.jobs.stream.start.StreamArguments;
import io.millrace.jobs.stream.tell.KafkaOutlet;
import io.millrace.jobs.support.DeltaSettings;
import io.millrace.jobs.support.EndWithParent;
import io.millrace.jobs.support.JobRunner;
import io.millrace.jobs.support.JobSession;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.kafka.KafkaAccess;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Streams the tables of a {@code tables.yaml} from Kafka to Delta, until it is ended. */
public final class CdcStreamJob {
    /** The job's name. */
    public static final String NAME = "cdc-stream";

    /** Batches; at 15 seconds each, half an hour. */
    private static final String CARE_EVERY = "120";

    private static final Duration GRACE = Duration.ofMinutes(2);
    /** Before Spark's own, which stops the session. */
    private static final int BEFORE_SPARK = 100;

    private static final BatchWatcher NOBODY = (step, batch) -> {};

    private CdcStreamJob() {}

    /** Runs it; exit code 2 when command line, environment or configuration are wrong, 1 when a table cannot go on. */
    public static void main(String... words) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        EndWithParent.watch(environment, System.in);
        int code = run(environment, words);
        // when a signal ends the job, the hooks are at work and this is all that they wait for
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            System.exit(code);
        }
    }

    private static int careEvery(Map<String, String> environment) {
        String batches = environment.getOrDefault("MILLRACE_CARE_EVERY", CARE_EVERY);
        if (!batches.matches("\\d{1,9}")) {
            throw new InvalidInputException(List.of(new Problem(
                    "environment variable MILLRACE_CARE_EVERY",
                    batches + " is no number of batches",
                    "Give a whole number, 0 for never, or do not set it.")));
        }
        return Integer.parseInt(batches);
    }

    private static int run(Map<String, String> environment, String... words) throws InterruptedException {
        StreamArguments arguments;
        PipelineConfig config;
        KafkaAccess kafka;
        try {
            arguments = StreamArguments.parse(environment, words);
            config = ConfigReader.read(arguments, environment);
            kafka = KafkaAccess.of(config.kafka(), environment);
            careEvery(environment);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> System.err.println("error=\"" + problem + "\""));
            System.err.print(StreamArguments.USAGE);
            return JobRunner.REFUSED;
        } catch (IOException e) {
            System.err.println("error=\"the configuration cannot be read: " + e + "\"");
            return JobRunner.FAILED;
        }
        return stream(environment, arguments, config, kafka);
    }

    private static int stream(
            Map<String, String> environment, StreamArguments arguments, PipelineConfig config, KafkaAccess kafka)
            throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (SparkSession spark = JobSession.open(NAME, environment, sessionSettings(environment));
                KafkaOutlet outlet = new KafkaOutlet(kafka.client())) {
            StreamSettings settings = new StreamSettings(
                    environment.getOrDefault("MILLRACE_ENVIRONMENT", "dev"),
                    kafka,
                    outlet,
                    RestartPolicy.DEFAULT,
                    null,
                    Boolean.parseBoolean(environment.getOrDefault("MILLRACE_DELETION_VECTORS", "true")),
                    careEvery(environment),
                    GRACE,
                    NOBODY,
                    new ProgressLines(System.err),
                    Clock.systemUTC());
            StreamJob job = new StreamJob(spark, config, arguments, settings);
            ShutdownHookManager.get()
                    .addShutdownHook(
                            () -> endAndWait(job, ended), BEFORE_SPARK, GRACE.toSeconds() + 10, TimeUnit.SECONDS);
            return job.run() ? JobRunner.DONE : JobRunner.FAILED;
        } finally {
            ended.countDown();
        }
    }

    private static void endAndWait(StreamJob job, CountDownLatch ended) {
        job.end();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Settings of the session: Delta, a fair share for each table, and no wait without end when a query is to stop. */
    public static Map<String, String> sessionSettings(Map<String, String> environment) {
        Map<String, String> settings = new LinkedHashMap<>(DeltaSettings.of(environment));
        settings.put("spark.scheduler.mode", "FAIR");
        settings.put("spark.sql.streaming.stopTimeout", "60s");
        // plans and settings that Spark shows hide these; its own pattern does not know the property that has Kafka's
        // password
        settings.put("spark.redaction.regex", "(?i)secret|password|passwd|token|access[.]?key|jaas");
        settings.putAll(HistorySession.settings());
        return settings;
    }
}
