package io.millrace.platform.spark;

import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.spark.StartRecords.Start;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.JobRun;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs of one AWS Glue job. Starting is not repeatable there and its answer can be lost: so the intent is recorded first,
 * and after a lost answer the run is looked for by its argument {@code --run-id} before it is started again.
 */
public final class GlueLauncher implements SparkLauncher {
    /** How long a start whose answer was lost may take to show in the list of runs. */
    static final Duration SETTLES = Duration.ofMinutes(1);

    private static final String RUN_ID = "--run-id";

    private final GlueClient glue;
    private final String jobName;
    private final String workerType;
    private final StartRecords records;
    private final Clock clock;

    /**
     * A launcher of the given Glue job.
     *
     * @param glue a client that does not repeat calls whose answer was lost
     * @param workerType for example {@code G.1X}
     */
    public GlueLauncher(GlueClient glue, String jobName, String workerType, CheckpointStore checkpoints, Clock clock) {
        this.glue = glue;
        this.jobName = jobName;
        this.workerType = workerType;
        this.records = new StartRecords(checkpoints, "glue");
        this.clock = clock;
    }

    @Override
    public void start(SparkJob job) {
        Optional<Start> known = records.find(job.runId());
        if (known.flatMap(Start::platformId).isPresent()) {
            return;
        }
        if (known.isEmpty()) {
            if (records.intend(job.runId(), clock.instant())) {
                begin(job);
            }
            return;
        }
        Optional<String> found = search(job.runId());
        if (found.isPresent()) {
            records.started(job.runId(), found.get());
        } else if (clock.instant().isBefore(known.get().intendedAt().plus(SETTLES))) {
            throw new SparkUnreachableException("Glue job " + jobName + " may have been started as run " + job.runId()
                    + ", its answer was lost; it is looked for until " + SETTLES + " after the call");
        } else if (records.intendAgain(known.get(), clock.instant())) {
            begin(job);
        }
    }

    private void begin(SparkJob job) {
        String started = AwsAnswers.of("Start of Glue job " + jobName, () -> {
            try {
                return glue.startJobRun(request -> request.jobName(jobName)
                                .arguments(arguments(job))
                                .workerType(workerType)
                                .numberOfWorkers(job.sizes().executors() + 1))
                        .jobRunId();
            } catch (ConcurrentRunsExceededException e) {
                throw new SparkUnreachableException("Glue job " + jobName + " has as many runs as it may have", e);
            }
        });
        records.started(job.runId(), started);
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

    private Optional<String> search(String runId) {
        return AwsAnswers.of(
                "List of the runs of Glue job " + jobName,
                () -> glue.getJobRunsPaginator(request -> request.jobName(jobName)).stream()
                        .flatMap(page -> page.jobRuns().stream())
                        .filter(run -> run.hasArguments()
                                && runId.equals(run.arguments().get(RUN_ID)))
                        .map(JobRun::id)
                        .findFirst());
    }

    @Override
    public SparkStatus status(String runId) {
        Optional<String> id = records.platformId(runId);
        if (id.isEmpty()) {
            return new SparkStatus.Running(Optional.empty());
        }
        try {
            JobRun run = AwsAnswers.of("State of run " + id.get() + " of Glue job " + jobName, () -> glue.getJobRun(
                            request -> request.jobName(jobName).runId(id.get()))
                    .jobRun());
            return status(run);
        } catch (EntityNotFoundException gone) {
            return new SparkStatus.Lost("Glue job " + jobName + " has no run " + id.get() + " any more");
        }
    }

    private static SparkStatus status(JobRun run) {
        return switch (run.jobRunState()) {
            case SUCCEEDED -> new SparkStatus.Succeeded();
            case FAILED, STOPPED, TIMEOUT, ERROR, EXPIRED ->
                new SparkStatus.Failed(
                        "Glue says " + run.jobRunStateAsString(),
                        Optional.ofNullable(run.errorMessage())
                                .map(text -> text.lines().toList())
                                .orElse(List.of()));
            default -> new SparkStatus.Running(Optional.empty());
        };
    }

    @Override
    public void cancel(String runId) {
        records.platformId(runId)
                .ifPresent(id -> AwsAnswers.of(
                        "Stop of run " + id + " of Glue job " + jobName,
                        () -> glue.batchStopJobRun(
                                request -> request.jobName(jobName).jobRunIds(id))));
    }

    @Override
    public String logs(String runId) {
        return "CloudWatch log group /aws-glue/jobs/error, stream "
                + records.platformId(runId).orElse("of the run");
    }
}
