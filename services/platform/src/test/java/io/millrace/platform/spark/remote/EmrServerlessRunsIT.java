package io.millrace.platform.spark.remote;

import io.millrace.lake.LakePart;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.spark.remote.EmrServerlessRuns.Application;
import io.millrace.platform.spark.remote.ScriptedApi.Answer;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.emrserverless.model.JobRunState;
import software.amazon.awssdk.services.emrserverless.model.ValidationException;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A launcher keeps nothing in memory: another one over the same checkpoints is the service after its restart. */
class EmrServerlessRunsIT {
    private static final LedgerFixture LEDGER = new LedgerFixture(LakePart.OBJECT_STORE);
    private static final CheckpointStore CHECKPOINTS = LEDGER.process().checkpoints();
    private static final ScriptedApi EMR = new ScriptedApi("emr-serverless");
    private static final EmrServerlessClient CLIENT = EMR.clients().emrServerless();
    private static final String BUCKET = LakeClients.unique("logs");
    private static final S3Client S3 = LEDGER.process().clients().s3();
    private static final String RUNS = "/applications/app/jobruns";
    private static final Answer STARTED =
            Answer.of("{\"applicationId\":\"app\",\"jobRunId\":\"j1\",\"arn\":\"arn:aws:emr-serverless:r:1:x\"}");
    private static final Answer NO_RUNS = Answer.of("{\"jobRuns\":[]}");

    private final String run = LakeClients.unique("run");
    private final String logs = "s3://" + BUCKET + "/" + run + "/";
    private RemoteLauncher launcher;

    @BeforeAll
    static void makeBucket() {
        S3.createBucket(request -> request.bucket(BUCKET));
    }

    @BeforeEach
    void open() {
        EMR.forget();
        launcher = launcher();
    }

    @AfterAll
    static void drop() {
        EMR.close();
        LEDGER.close();
    }

    @Test
    void job_is_started_once_with_its_arguments_sizes_and_role() {
        EMR.answers("POST " + RUNS, STARTED);

        launcher.start(SampleJob.of(run));
        launcher.start(SampleJob.of(run));
        launcher().start(SampleJob.of(run));

        assertThat(EMR.calls("POST " + RUNS)).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"clientToken\":\"" + run + "\"", "\"name\":\"split-and-bucket " + run + "\"")
                .contains("\"executionRoleArn\":\"arn:aws:iam::1:role/jobs\"", "\"entryPoint\":\"s3://b/job.jar\"")
                .contains("\"entryPointArguments\":[\"--arguments\",\"s3://b/a.json\"]")
                .contains("--class io.millrace.Job --conf spark.executor.instances=2")
                .contains("spark.driver.memory=1024m --conf spark.a=1 --conf spark.b=2\"")
                .contains("\"logUri\":\"" + logs + "\""));
        assertThat(launcher.logs(run)).isEqualTo(logs + "applications/app/jobs/j1/");
    }

    @Test
    void start_whose_answer_was_lost_is_repeated_with_the_same_token() {
        EMR.answers("POST " + RUNS, Answer.LOST, STARTED);
        EMR.answers("GET " + RUNS, NO_RUNS);
        startIsNotAnswered();

        launcher().start(SampleJob.of(run));

        assertThat(EMR.calls("POST " + RUNS)).hasSize(2).allSatisfy(call -> assertThat(call.body())
                .contains("\"clientToken\":\"" + run + "\""));
        assertThat(launcher.logs(run)).endsWith("/j1/");
    }

    @Test
    void start_whose_answer_was_lost_is_not_repeated_when_the_run_shows() {
        EMR.answers("POST " + RUNS, Answer.LOST);
        EMR.answers(
                "GET " + RUNS,
                Answer.of("{\"jobRuns\":[" + shown("j7", "other") + "],\"nextToken\":\"more\"}"),
                Answer.of("{\"jobRuns\":[" + shown("j8", run) + "]}"));
        startIsNotAnswered();

        launcher().start(SampleJob.of(run));

        assertThat(EMR.calls("POST " + RUNS)).hasSize(1);
        assertThat(launcher.logs(run)).endsWith("/j8/");
    }

    @Test
    void success_is_told() {
        started();
        EMR.answers("GET " + RUNS + "/j1", state("SUCCESS"));

        assertThat(launcher.status(run)).isEqualTo(new SparkStatus.Succeeded());
    }

    @ParameterizedTest
    @EnumSource(
            value = JobRunState.class,
            names = {"FAILED", "CANCELLED"})
    void bad_end_is_told_with_the_platforms_words_and_the_end_of_the_drivers_log(JobRunState state) throws Exception {
        started();
        leaveLog(40);
        EMR.answers("GET " + RUNS + "/j1", state(state.toString()));

        SparkStatus status = launcher.status(run);

        assertThat(status).isInstanceOfSatisfying(SparkStatus.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("EMR Serverless says " + state);
            assertThat(failed.lastLines())
                    .hasSize(32)
                    .startsWith("first", "second", "line 11")
                    .endsWith("line 40");
        });
    }

    @Test
    void failure_is_told_though_the_drivers_log_is_not_there() {
        started();
        EMR.answers("GET " + RUNS + "/j1", state("FAILED"));

        SparkStatus status = launcher.status(run);

        assertThat(status).isInstanceOfSatisfying(SparkStatus.Failed.class, failed -> assertThat(failed.lastLines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("(the log " + logs + "applications/app/jobs/j1/SPARK_DRIVER/stderr.gz could not be read:"));
    }

    @Test
    void failure_without_a_place_for_logs_names_the_setting_that_keeps_them() {
        started();
        EMR.answers("GET " + RUNS + "/j1", state("FAILED"));

        SparkStatus status = launcher(Optional.empty()).status(run);

        assertThat(status).isInstanceOfSatisfying(SparkStatus.Failed.class, failed -> assertThat(failed.lastLines())
                .hasSize(3)
                .last()
                .asString()
                .contains("millrace.spark.emr-serverless.logs"));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobRunState.class,
            mode = Mode.EXCLUDE,
            names = {"SUCCESS", "FAILED", "CANCELLED", "UNKNOWN_TO_SDK_VERSION"})
    void every_other_state_is_running(JobRunState state) {
        started();
        EMR.answers("GET " + RUNS + "/j1", state(state.toString()));

        assertThat(launcher.status(run))
                .isEqualTo(new SparkStatus.Running(Optional.of("EMR Serverless says " + state)));
    }

    @Test
    void state_that_is_not_known_here_is_running_and_told() {
        started();
        EMR.answers("GET " + RUNS + "/j1", state("A_NEW_STATE"));

        assertThat(launcher.status(run))
                .isEqualTo(new SparkStatus.Running(
                        Optional.of("EMR Serverless says A_NEW_STATE, which is not known here: it is watched on")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, connection lost",
        "429, ThrottlingException",
        "500, InternalServerException",
        "503, ServiceUnavailable"
    })
    void no_answer_is_never_taken_for_a_failed_or_lost_job(int status, String error) {
        started();
        LEDGER.clock().advance(RemoteLauncher.SETTLES);
        EMR.answers("GET " + RUNS + "/j1", Answer.error(status, error));

        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.status(run));
    }

    @Test
    void run_that_the_application_does_not_know_is_lost_and_left_as_it_is() {
        started();
        LEDGER.clock().advance(RemoteLauncher.SETTLES);
        EMR.answers("GET " + RUNS + "/j1", Answer.error(404, "ResourceNotFoundException"));

        launcher.cancel(run);

        assertThat(launcher.status(run))
                .isInstanceOfSatisfying(SparkStatus.Lost.class, lost -> assertThat(lost.reason())
                        .startsWith("emr-serverless has no run j1"));
        assertThat(EMR.calls("DELETE " + RUNS + "/j1")).isEmpty();
    }

    @Test
    void running_job_is_cancelled() {
        started();
        EMR.answers("GET " + RUNS + "/j1", state("RUNNING"));
        EMR.answers("DELETE " + RUNS + "/j1", Answer.of("{\"applicationId\":\"app\",\"jobRunId\":\"j1\"}"));

        launcher.cancel(run);

        assertThat(EMR.calls("DELETE " + RUNS + "/j1")).hasSize(1);
    }

    @Test
    void refusal_to_cancel_is_told_unless_the_run_is_over_meanwhile() {
        started();
        EMR.answers("DELETE " + RUNS + "/j1", Answer.error(400, "ValidationException"));
        EMR.answers("GET " + RUNS + "/j1", state("RUNNING"), state("SUCCESS"), state("RUNNING"));

        launcher.cancel(run);

        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> launcher.cancel(run));
    }

    @Test
    void job_that_is_over_is_left_as_it_is() {
        started();
        EMR.answers("GET " + RUNS + "/j1", state("SUCCESS"));

        launcher.cancel(run);

        assertThat(EMR.calls("DELETE " + RUNS + "/j1")).isEmpty();
    }

    private RemoteLauncher launcher() {
        return launcher(Optional.of(new DriverLogs(S3, logs)));
    }

    private static RemoteLauncher launcher(Optional<DriverLogs> kept) {
        return new RemoteLauncher(
                new EmrServerlessRuns(CLIENT, new Application("app", "arn:aws:iam::1:role/jobs"), kept),
                CHECKPOINTS,
                LEDGER.clock());
    }

    private void started() {
        EMR.answers("POST " + RUNS, STARTED);
        launcher.start(SampleJob.of(run));
    }

    private void startIsNotAnswered() {
        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.start(SampleJob.of(run)));
    }

    private void leaveLog(int lines) throws IOException {
        String text = IntStream.rangeClosed(1, lines).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        S3.putObject(
                request -> request.bucket(BUCKET).key(run + "/applications/app/jobs/j1/SPARK_DRIVER/stderr.gz"),
                RequestBody.fromBytes(packed.toByteArray()));
    }

    private static String shown(String id, String runId) {
        return "{\"applicationId\":\"app\",\"id\":\"" + id + "\",\"name\":\"split-and-bucket " + runId + "\"}";
    }

    private static Answer state(String state) {
        return Answer.of("{\"jobRun\":{\"applicationId\":\"app\",\"jobRunId\":\"j1\",\"state\":\"" + state
                + "\",\"stateDetails\":\"first\\nsecond\"}}");
    }
}
