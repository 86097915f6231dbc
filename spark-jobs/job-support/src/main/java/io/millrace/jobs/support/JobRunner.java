package io.millrace.jobs.support;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.jobs.support.log.Faults;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a job from its command line to its exit code. */
public final class JobRunner {
    /** The job is done, {@code metadata/result.json} says what came of it. */
    public static final int DONE = 0;
    /** Something went wrong that may pass. */
    public static final int FAILED = 1;
    /** The input is wrong, {@code metadata/failure.json} says all; trying again cannot help. */
    public static final int REFUSED = 2;

    private static final String RESULT = "metadata/result.json";
    private static final String FAILURE = "metadata/failure.json";

    /** What AWS Glue hands to the main class beside the job's own arguments, and what it passes on of those meant for itself. */
    private static final Set<String> OF_GLUE = Set.of(
            "--JOB_NAME",
            "--JOB_ID",
            "--JOB_RUN_ID",
            "--WORKFLOW_NAME",
            "--WORKFLOW_RUN_ID",
            "--SECURITY_CONFIGURATION",
            "--TempDir",
            "--RedshiftTempDir",
            "--class",
            "--conf",
            "--debug",
            "--mode",
            "--encryption-type",
            "--executor-cores",
            "--extra-files",
            "--extra-jars",
            "--extra-py-files",
            "--job-language",
            "--scriptLocation",
            "--spark-event-logs-path",
            "--user-jars-first",
            "--datalake-formats",
            "--continuation-option",
            "--customer-driver-env-vars",
            "--customer-executor-env-vars",
            "--continuous-log-conversionPattern",
            "--continuous-log-logGroup",
            "--continuous-log-logStreamPrefix",
            "--enable-auto-scaling",
            "--enable-continuous-cloudwatch-log",
            "--enable-continuous-log-filter",
            "--enable-glue-datacatalog",
            "--enable-job-insights",
            "--enable-lakeformation-fine-grained-access",
            "--enable-metrics",
            "--enable-observability-metrics",
            "--enable-rename-algorithm-v2",
            "--enable-s3-parquet-optimized-committer",
            "--enable-spark-ui",
            "--job-bookmark-from",
            "--job-bookmark-option",
            "--job-bookmark-to",
            "--write-shuffle-files-to-s3",
            "--write-shuffle-spills-to-s3",
            "--millrace-run-id");

    private JobRunner() {}

    /** Whether AWS Glue adds that word to the command line of a job. */
    public static boolean isOfGlue(String word) {
        return OF_GLUE.contains(word);
    }

    /**
     * What a job is told when it is started.
     *
     * @param address of the arguments document
     * @param onGlue whether AWS Glue added arguments of its own
     */
    record CommandLine(String address, boolean onGlue) {
        /** Empty unless there is one {@code --arguments} with its value, and nothing else but what Glue adds. */
        static Optional<CommandLine> parse(String... words) {
            String address = null;
            boolean onGlue = false;
            for (int i = 0; i < words.length; i++) {
                boolean hasValue = i + 1 < words.length && !words[i + 1].startsWith("--");
                if (words[i].equals("--arguments") && hasValue && address == null) {
                    address = words[i + 1];
                } else if (OF_GLUE.contains(words[i])) {
                    onGlue = true;
                } else {
                    return Optional.empty();
                }
                i += hasValue ? 1 : 0;
            }
            return address == null ? Optional.empty() : Optional.of(new CommandLine(address, onGlue));
        }
    }

    /** Why a job refused its input. */
    record Failure(String job, String at, List<Problem> problems) {}

    /** Runs the job in a session of its own and ends the process. */
    public static <A extends Record & JobArguments> void main(SparkJob<A> job, String... commandLine) {
        main(job, Map.of(), commandLine);
    }

    /**
     * As {@link #main(SparkJob, String...)}, with settings of the job's own.
     *
     * @param settings of Spark; those that every job needs cannot be changed by them
     */
    public static <A extends Record & JobArguments> void main(
            SparkJob<A> job, Map<String, String> settings, String... commandLine) {
        Map<String, String> environment = System.getenv();
        EndWithParent.watch(environment, System.in);
        int code;
        try (SparkSession session = JobSession.open(job.name(), environment, settings)) {
            code = run(job, session, commandLine);
        }
        end(
                job.name(),
                code,
                CommandLine.parse(commandLine).filter(CommandLine::onGlue).isPresent());
    }

    /** Glue takes the end of the main method for success and an exception for failure; other platforms read the code. */
    static void end(String job, int code, boolean onGlue) {
        if (!onGlue) {
            System.exit(code);
        } else if (code != DONE) {
            throw new IllegalStateException(job + " ended with code " + code
                    + (code == REFUSED ? ": its input is wrong, see metadata/failure.json at its target" : "")
                    + "; the log before this line says why");
        }
    }

    /**
     * Runs the job in a session that stands already.
     *
     * @param commandLine {@code --arguments <address of the JSON document>}
     * @return the exit code
     */
    public static <A extends Record & JobArguments> int run(
            SparkJob<A> job, SparkSession session, String... commandLine) {
        Optional<CommandLine> told = CommandLine.parse(commandLine);
        if (told.isEmpty()) {
            System.err.println("usage: --arguments <address of the arguments document>, and nothing else but what AWS"
                    + " Glue adds; given was " + String.join(" ", commandLine));
            return REFUSED;
        }
        String address = told.get().address();
        Configuration hadoop = session.sparkContext().hadoopConfiguration();
        try {
            byte[] document = JobFolder.read(address, hadoop);
            try {
                work(job, session, ArgumentsReader.read(document, address, job.argumentsType()));
                return DONE;
            } catch (InvalidInputException e) {
                refuse(job.name(), ArgumentsReader.targetOf(document), e, hadoop);
                return REFUSED;
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("error=\"" + job.name() + " failed: " + Faults.told(e) + "\"");
            Faults.print(e, System.err);
            return FAILED;
        }
    }

    private static <A extends Record & JobArguments> void work(SparkJob<A> job, SparkSession session, A arguments)
            throws IOException {
        JobFolder target =
                new JobFolder(arguments.target(), session.sparkContext().hadoopConfiguration());
        target.remove(RESULT);
        target.remove(FAILURE);
        job.clear(arguments, target);
        Object result = job.run(arguments, session, target, new ProgressLines(System.err));
        target.writeJson(RESULT, result);
    }

    private static void refuse(String job, String target, InvalidInputException refusal, Configuration hadoop)
            throws IOException {
        refusal.problems().forEach(problem -> System.err.println("error=\"" + problem + "\""));
        if (target != null) {
            JobFolder folder = new JobFolder(target, hadoop);
            folder.remove(RESULT);
            folder.writeJson(FAILURE, new Failure(job, Instant.now().toString(), refusal.problems()));
        }
    }
}
