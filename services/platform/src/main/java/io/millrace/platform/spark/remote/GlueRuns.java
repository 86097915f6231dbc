package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunError;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs of one AWS Glue job; each carries our run id as the argument {@code --millrace-run-id}. */
public final class GlueRuns implements SparkPlatform {
    private static final String RUN_ID = "--millrace-run-id";
    private static final int PAGE = 200;

    /** Where Glue's jobs write unless a security configuration gives them a group of their own. */
    private static final String LOG_GROUP = "/aws-glue/jobs";

    private final GlueClient glue;
    private final CloudWatchLog log;
    private final String jobName;
    private final String workerType;

    /**
     * Runs of the given Glue job.
     *
     * @param glue a client that does not repeat calls whose answer was lost
     * @param log where Glue leaves what its jobs say
     * @param workerType for example {@code G.1X}
     */
    public GlueRuns(GlueClient glue, CloudWatchLog log, String jobName, String workerType) {
        this.glue = glue;
        this.log = log;
        this.jobName = jobName;
        this.workerType = workerType;
    }

    @Override
    public String title() {
        return "glue";
    }

    @Override
    public String start(SparkJob job) {
        return AwsAnswers.of("Start of Glue job " + jobName, () -> {
            try {
                return glue.startJobRun(request -> request.jobName(jobName)
                                .arguments(arguments(job))
                                .workerType(workerType)
                                .numberOfWorkers(job.sizes().executors() + 1))
                        .jobRunId();
            } catch (ConcurrentRunsExceededException | ResourceNumberLimitExceededException e) {
                throw new NoRoomException(
                        "Glue job " + jobName + " cannot start another run now and is asked again: " + e.getMessage(),
                        e);
            }
        });
    }

    @Override
    public boolean startIsRepeatable() {
        return false;
    }

    private static Map<String, String> arguments(SparkJob job) {
        Map<String, String> arguments = new HashMap<>();
        List<String> given = job.arguments();
        for (int i = 0; i + 1 < given.size(); i += 2) {
            arguments.put(given.get(i), given.get(i + 1));
        }
        if (!job.conf().isEmpty()) {
            arguments.put(
                    "--conf",
                    job.conf().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining(" --conf ")));
        }
        arguments.put(RUN_ID, job.runId());
        arguments.put("--class", job.mainClass());
        arguments.put("--extra-jars", job.applicationJar());
        return arguments;
    }

    @Override
    public Optional<String> find(String runId, Instant askedAt) {
        return AwsAnswers.of(
                "List of the runs of Glue job " + jobName,
                () -> glue
                        .getJobRunsPaginator(request -> request.jobName(jobName).maxResults(PAGE))
                        .stream()
                        .flatMap(page -> page.jobRuns().stream())
                        .filter(run -> run.hasArguments()
                                && runId.equals(run.arguments().get(RUN_ID)))
                        .map(JobRun::id)
                        .findFirst());
    }

    @Override
    public Optional<SparkStatus> status(String id) {
        try {
            return Optional.of(
                    status(AwsAnswers.of("State of run " + id + " of Glue job " + jobName, () -> glue.getJobRun(
                                    request -> request.jobName(jobName).runId(id))
                            .jobRun())));
        } catch (EntityNotFoundException gone) {
            return Optional.empty();
        }
    }

    private SparkStatus status(JobRun run) {
        JobRunState state = run.jobRunState() == null ? JobRunState.UNKNOWN_TO_SDK_VERSION : run.jobRunState();
        String told = "Glue says " + run.jobRunStateAsString();
        return switch (state) {
            case SUCCEEDED -> new SparkStatus.Succeeded();
            case FAILED, STOPPED, TIMEOUT, ERROR, EXPIRED -> {
                List<String> lines = new ArrayList<>(AwsAnswers.lines(run.errorMessage()));
                lines.addAll(log.lastLines(errors(run.logGroupName()), run.id()));
                yield new SparkStatus.Failed(told, List.copyOf(lines));
            }
            case STARTING, RUNNING, STOPPING, WAITING -> new SparkStatus.Running(Optional.of(told));
            case UNKNOWN_TO_SDK_VERSION ->
                new SparkStatus.Running(Optional.of(told + ", which is not known here: it is watched on"));
        };
    }

    @Override
    public void stop(String id) {
        List<BatchStopJobRunError> refusals =
                AwsAnswers.of("Stop of run " + id + " of Glue job " + jobName, () -> glue.batchStopJobRun(
                                request -> request.jobName(jobName).jobRunIds(id))
                        .errors());
        if (!refusals.isEmpty() && status(id).orElse(null) instanceof SparkStatus.Running) {
            throw new SparkUnreachableException("Run " + id + " of Glue job " + jobName + " was not stopped: "
                    + refusals.get(0).errorDetail().errorMessage());
        }
    }

    private static String errors(String group) {
        String base = group == null || group.isBlank() ? LOG_GROUP : group;
        return (base.endsWith("/") ? base : base + "/") + "error";
    }

    @Override
    public List<String> lastLines(String id) {
        return log.lastLines(errors(null), id);
    }

    @Override
    public String logs(String id) {
        return "CloudWatch log group " + errors(null) + ", stream " + id;
    }
}
