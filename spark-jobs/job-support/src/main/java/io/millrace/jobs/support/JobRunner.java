package io.millrace.jobs.support;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    private JobRunner() {}

    /** Why a job refused its input. */
    record Failure(String job, String at, List<Problem> problems) {}

    /** Runs the job in a session of its own and ends the process. */
    public static <A extends Record & JobArguments> void main(SparkJob<A> job, String... commandLine) {
        Map<String, String> environment = System.getenv();
        EndWithParent.watch(environment, System.in);
        int code;
        try (SparkSession session = JobSession.open(job.name(), environment)) {
            code = run(job, session, commandLine);
        }
        System.exit(code);
    }

    /**
     * Runs the job in a session that stands already.
     *
     * @param commandLine {@code --arguments <address of the JSON document>}
     * @return the exit code
     */
    public static <A extends Record & JobArguments> int run(
            SparkJob<A> job, SparkSession session, String... commandLine) {
        if (commandLine.length != 2 || !commandLine[0].equals("--arguments")) {
            System.err.println("usage: --arguments <address of the arguments document>");
            return REFUSED;
        }
        Configuration hadoop = session.sparkContext().hadoopConfiguration();
        try {
            byte[] document = JobFolder.read(commandLine[1], hadoop);
            try {
                work(job, session, ArgumentsReader.read(document, commandLine[1], job.argumentsType()));
                return DONE;
            } catch (InvalidInputException e) {
                refuse(job.name(), ArgumentsReader.targetOf(document), e, hadoop);
                return REFUSED;
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("error=\"" + job.name() + " failed: " + e + "\"");
            e.printStackTrace();
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
