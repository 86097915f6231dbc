package io.millrace.platform.spark;

import io.millrace.platform.ledger.CheckpointStore;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.emrserverless.model.JobRun;
import software.amazon.awssdk.services.emrserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.emrserverless.model.StartJobRunRequest;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Job runs of one EMR Serverless application; the run id is the token that makes starting repeatable there. */
public final class EmrServerlessLauncher implements SparkLauncher {
    private final EmrServerlessClient emr;
    private final Application application;
    private final StartRecords records;
    private final Clock clock;

    /**
     * Where the jobs run.
     *
     * @param id of the EMR Serverless application
     * @param role ARN of the role as which the jobs run
     * @param logs S3 folder of the logs
     */
    public record Application(String id, String role, Optional<String> logs) {}

    /** A launcher into one application. */
    public EmrServerlessLauncher(
            EmrServerlessClient emr, Application application, CheckpointStore checkpoints, Clock clock) {
        this.emr = emr;
        this.application = application;
        this.records = new StartRecords(checkpoints, "emr-serverless");
        this.clock = clock;
    }

    @Override
    public void start(SparkJob job) {
        if (records.platformId(job.runId()).isPresent()) {
            return;
        }
        records.intend(job.runId(), clock.instant());
        String started = AwsAnswers.of(
                "Start of a job run in EMR Serverless application " + application.id(),
                () -> emr.startJobRun(request(job)).jobRunId());
        records.started(job.runId(), started);
    }

    private StartJobRunRequest request(SparkJob job) {
        StartJobRunRequest.Builder request = StartJobRunRequest.builder()
                .applicationId(application.id())
                .clientToken(job.runId())
                .name(job.name())
                .executionRoleArn(application.role())
                .jobDriver(driver -> driver.sparkSubmit(submit -> submit.entryPoint(job.applicationJar())
                        .entryPointArguments(job.arguments())
                        .sparkSubmitParameters(parameters(job))));
        application
                .logs()
                .ifPresent(folder -> request.configurationOverrides(overrides -> overrides.monitoringConfiguration(
                        monitoring -> monitoring.s3MonitoringConfiguration(s3 -> s3.logUri(folder)))));
        return request.build();
    }

    private static String parameters(SparkJob job) {
        SparkJob.Sizes sizes = job.sizes();
        String conf = job.conf().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> " --conf " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
        return "--class " + job.mainClass()
                + " --conf spark.executor.instances=" + sizes.executors()
                + " --conf spark.executor.cores=" + sizes.cores()
                + " --conf spark.executor.memory=" + sizes.memoryMb() + "m"
                + " --conf spark.driver.cores=" + sizes.cores()
                + " --conf spark.driver.memory=" + sizes.driverMemoryMb() + "m" + conf;
    }

    @Override
    public SparkStatus status(String runId) {
        Optional<String> id = records.platformId(runId);
        if (id.isEmpty()) {
            return new SparkStatus.Running(Optional.empty());
        }
        try {
            JobRun run = AwsAnswers.of("State of EMR Serverless job run " + id.get(), () -> emr.getJobRun(
                            request -> request.applicationId(application.id()).jobRunId(id.get()))
                    .jobRun());
            return status(run);
        } catch (ResourceNotFoundException gone) {
            return new SparkStatus.Lost(
                    "EMR Serverless application " + application.id() + " has no job run " + id.get() + " any more");
        }
    }

    private static SparkStatus status(JobRun run) {
        return switch (run.state()) {
            case SUCCESS -> new SparkStatus.Succeeded();
            case FAILED, CANCELLED ->
                new SparkStatus.Failed(
                        "EMR Serverless says " + run.stateAsString(),
                        Optional.ofNullable(run.stateDetails())
                                .map(text -> text.lines().toList())
                                .orElse(List.of()));
            default -> new SparkStatus.Running(Optional.empty());
        };
    }

    @Override
    public void cancel(String runId) {
        records.platformId(runId)
                .ifPresent(id -> AwsAnswers.of(
                        "Cancellation of EMR Serverless job run " + id,
                        () -> emr.cancelJobRun(request ->
                                request.applicationId(application.id()).jobRunId(id))));
    }

    @Override
    public String logs(String runId) {
        String id = records.platformId(runId).orElse("of the run");
        return application
                .logs()
                .map(folder -> folder + "applications/" + application.id() + "/jobs/" + id + "/")
                .orElse("EMR Studio, application " + application.id() + ", job run " + id);
    }
}
