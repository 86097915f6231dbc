package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkJob;
import io.millrace.platform.spark.SparkStatus;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.emrserverless.model.JobRun;
import software.amazon.awssdk.services.emrserverless.model.JobRunState;
import software.amazon.awssdk.services.emrserverless.model.JobRunSummary;
import software.amazon.awssdk.services.emrserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.emrserverless.model.StartJobRunRequest;
import software.amazon.awssdk.services.emrserverless.model.ValidationException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Job runs of one EMR Serverless application. Our run id is the token that makes starting repeatable there, and ends the
 * job run's name, since it is not said how long the token holds.
 */
public final class EmrServerlessRuns implements SparkPlatform {
    /** How far the clocks here and there may be apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

    private final EmrServerlessClient emr;
    private final Application application;
    private final Optional<DriverLogs> logs;

    /**
     * Where the jobs run.
     *
     * @param id of the EMR Serverless application
     * @param role ARN of the role as which the jobs run
     */
    public record Application(String id, String role) {}

    /** Job runs of one application, which leaves its logs in S3 when a place is given. */
    public EmrServerlessRuns(EmrServerlessClient emr, Application application, Optional<DriverLogs> logs) {
        this.emr = emr;
        this.application = application;
        this.logs = logs;
    }

    @Override
    public String title() {
        return "emr-serverless";
    }

    @Override
    public String start(SparkJob job) {
        return AwsAnswers.of(
                "Start of a job run in EMR Serverless application " + application.id(),
                () -> emr.startJobRun(request(job)).jobRunId());
    }

    @Override
    public boolean startIsRepeatable() {
        return true;
    }

    private StartJobRunRequest request(SparkJob job) {
        StartJobRunRequest.Builder request = StartJobRunRequest.builder()
                .applicationId(application.id())
                .clientToken(job.runId())
                .name(job.name() + " " + job.runId())
                .executionRoleArn(application.role())
                .jobDriver(driver -> driver.sparkSubmit(submit -> submit.entryPoint(job.applicationJar())
                        .entryPointArguments(job.arguments())
                        .sparkSubmitParameters(parameters(job))));
        logs.ifPresent(place -> request.configurationOverrides(overrides -> overrides.monitoringConfiguration(
                monitoring -> monitoring.s3MonitoringConfiguration(s3 -> s3.logUri(place.root())))));
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
    public Optional<String> find(String runId, Instant askedAt) {
        return AwsAnswers.of("List of the job runs of EMR Serverless application " + application.id(), () -> emr
                .listJobRunsPaginator(
                        request -> request.applicationId(application.id()).createdAtAfter(askedAt.minus(CLOCKS_DIFFER)))
                .stream()
                .flatMap(page -> page.jobRuns().stream())
                .filter(run -> run.name() != null && run.name().endsWith(" " + runId))
                .map(JobRunSummary::id)
                .findFirst());
    }

    @Override
    public Optional<SparkStatus> status(String id) {
        try {
            return Optional.of(status(AwsAnswers.of("State of EMR Serverless job run " + id, () -> emr.getJobRun(
                            request -> request.applicationId(application.id()).jobRunId(id))
                    .jobRun())));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private SparkStatus status(JobRun run) {
        JobRunState state = run.state() == null ? JobRunState.UNKNOWN_TO_SDK_VERSION : run.state();
        String told = "EMR Serverless says " + run.stateAsString();
        return switch (state) {
            case SUCCESS -> new SparkStatus.Succeeded();
            case FAILED, CANCELLED -> {
                List<String> lines = new ArrayList<>(AwsAnswers.lines(run.stateDetails()));
                lines.addAll(lastLines(run.jobRunId()));
                yield new SparkStatus.Failed(told, List.copyOf(lines));
            }
            case SUBMITTED, PENDING, SCHEDULED, RUNNING, CANCELLING, QUEUED ->
                new SparkStatus.Running(Optional.of(told));
            case UNKNOWN_TO_SDK_VERSION ->
                new SparkStatus.Running(Optional.of(told + ", which is not known here: it is watched on"));
        };
    }

    @Override
    public void stop(String id) {
        try {
            AwsAnswers.of(
                    "Cancellation of EMR Serverless job run " + id,
                    () -> emr.cancelJobRun(
                            request -> request.applicationId(application.id()).jobRunId(id)));
        } catch (ValidationException | ResourceNotFoundException refusal) {
            if (status(id).orElse(null) instanceof SparkStatus.Running) {
                throw refusal;
            }
        }
    }

    @Override
    public List<String> lastLines(String id) {
        return logs.map(place -> place.lastLines(application.id(), id))
                .orElse(List.of("(no log is kept where it can be read: set millrace.spark.emr-serverless.logs)"));
    }

    @Override
    public String logs(String id) {
        return logs.map(place -> place.folder(application.id(), id))
                .orElse("EMR Studio, application " + application.id() + ", job run " + id);
    }
}
