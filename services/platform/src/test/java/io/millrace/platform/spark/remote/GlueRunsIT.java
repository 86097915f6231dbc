package io.millrace.platform.spark.remote;

import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.spark.remote.ScriptedApi.Answer;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.JobRunState;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A launcher keeps nothing in memory: another one over the same checkpoints is the service after its restart. */
class GlueRunsIT {
    private static final LedgerFixture LEDGER = new LedgerFixture();
    private static final CheckpointStore CHECKPOINTS = LEDGER.process().checkpoints();
    private static final ScriptedApi GLUE = new ScriptedApi("glue", "cloudwatch-logs");
    private static final GlueClient CLIENT = GLUE.clients().glueJobs();
    private static final CloudWatchLogsClient LOGS = GLUE.clients().cloudWatchLogs();
    private static final Answer LOG =
            Answer.of("{\"events\":[{\"message\":\"line 1\\n\\tat a.B\"},{\"message\":\"line 2\"}]}");
    private static final Answer STARTED = Answer.of("{\"JobRunId\":\"jr_1\"}");
    private static final Answer NO_RUNS = Answer.of("{\"JobRuns\":[]}");

    private final String run = LakeClients.unique("run");
    private RemoteLauncher launcher;

    @BeforeEach
    void open() {
        GLUE.forget();
        launcher = launcher();
    }

    @AfterAll
    static void drop() {
        GLUE.close();
        LEDGER.close();
    }

    @Test
    void job_is_started_once_with_its_arguments_and_its_run_id() {
        GLUE.answers("StartJobRun", STARTED);

        launcher.start(SampleJob.of(run));
        launcher.start(SampleJob.of(run));
        launcher().start(SampleJob.of(run));

        assertThat(GLUE.calls("StartJobRun")).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"JobName\":\"split\"", "\"WorkerType\":\"G.1X\"", "\"NumberOfWorkers\":3")
                .contains("\"--arguments\":\"s3://b/a.json\"", "\"--millrace-run-id\":\"" + run + "\"")
                .contains("\"--class\":\"io.millrace.Job\"", "\"--extra-jars\":\"s3://b/job.jar\"")
                .contains("\"--conf\":\"spark.a=1 --conf spark.b=2\""));
        assertThat(launcher.logs(run)).isEqualTo("CloudWatch log group /aws-glue/jobs/error, stream jr_1");
    }

    @Test
    void start_whose_answer_was_lost_is_found_by_its_run_id_on_any_page_and_not_repeated() {
        GLUE.answers("StartJobRun", Answer.LOST);
        GLUE.answers(
                "GetJobRuns",
                Answer.of("{\"JobRuns\":[" + shown("jr_other", "other") + "],\"NextToken\":\"more\"}"),
                Answer.of("{\"JobRuns\":[{\"Id\":\"jr_none\"}," + shown("jr_mine", run) + "]}"));
        GLUE.answers("GetJobRun", state("SUCCEEDED"));
        startIsNotAnswered();

        launcher().start(SampleJob.of(run));

        assertThat(launcher.status(run)).isEqualTo(new SparkStatus.Succeeded());
        assertThat(GLUE.calls("GetJobRun")).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"RunId\":\"jr_mine\""));
        assertThat(GLUE.calls("StartJobRun")).hasSize(1);
    }

    @Test
    void start_whose_answer_was_lost_is_repeated_only_when_no_run_showed_in_time() {
        GLUE.answers("StartJobRun", Answer.LOST, STARTED);
        GLUE.answers("GetJobRuns", NO_RUNS);
        startIsNotAnswered();

        startIsNotAnswered();
        assertThat(GLUE.calls("StartJobRun")).hasSize(1);
        LEDGER.clock().advance(RemoteLauncher.SETTLES);
        launcher.start(SampleJob.of(run));

        assertThat(GLUE.calls("StartJobRun")).hasSize(2);
        assertThat(launcher.logs(run)).endsWith("jr_1");
    }

    @Test
    void start_is_not_repeated_while_the_list_of_runs_is_not_answered() {
        GLUE.answers("StartJobRun", Answer.LOST, STARTED);
        GLUE.answers("GetJobRuns", Answer.error(400, "ThrottlingException"));
        startIsNotAnswered();
        LEDGER.clock().advance(RemoteLauncher.SETTLES);

        startIsNotAnswered();

        assertThat(GLUE.calls("StartJobRun")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ConcurrentRunsExceededException", "ResourceNumberLimitExceededException"})
    void job_for_which_there_is_no_room_is_started_later_without_waiting_for_a_lost_answer(String refusal) {
        GLUE.answers("StartJobRun", Answer.error(400, refusal), STARTED);
        startIsNotAnswered();

        launcher.start(SampleJob.of(run));

        assertThat(launcher.logs(run)).endsWith("jr_1");
        assertThat(GLUE.calls("GetJobRuns")).isEmpty();
    }

    @Test
    void refused_start_is_told_as_it_is() {
        GLUE.answers("StartJobRun", Answer.error(400, "AccessDeniedException"));

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> launcher.start(SampleJob.of(run)))
                .withMessageContaining("as told");
    }

    @Test
    void success_is_told() {
        started();
        GLUE.answers("GetJobRun", state("SUCCEEDED"));

        assertThat(launcher.status(run)).isEqualTo(new SparkStatus.Succeeded());
    }

    @ParameterizedTest
    @EnumSource(
            value = JobRunState.class,
            names = {"FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"})
    void bad_end_is_told_in_the_words_of_glue_with_the_end_of_the_log(JobRunState state) {
        started();
        GLUE.answers("GetLogEvents", LOG);
        GLUE.answers("GetJobRun", state(state.toString()));

        assertThat(launcher.status(run))
                .isEqualTo(new SparkStatus.Failed(
                        "Glue says " + state, List.of("first", "second", "line 1", "\tat a.B", "line 2")));
        assertThat(GLUE.calls("GetLogEvents")).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"logGroupName\":\"/aws-glue/jobs/error\"", "\"logStreamName\":\"jr_1\"")
                .contains("\"startFromHead\":false"));
    }

    @Test
    void log_of_a_job_with_a_security_configuration_is_read_in_the_group_that_glue_names() {
        started();
        GLUE.answers(
                "GetJobRun",
                Answer.of(
                        "{\"JobRun\":{\"Id\":\"jr_1\",\"JobRunState\":\"FAILED\",\"LogGroupName\":\"/aws-glue/jobs-r-s\"}}"));
        GLUE.answers("GetLogEvents", LOG);

        launcher.status(run);

        assertThat(GLUE.calls("GetLogEvents")).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"logGroupName\":\"/aws-glue/jobs-r-s/error\""));
    }

    @ParameterizedTest
    @CsvSource({"400, ResourceNotFoundException", "400, AccessDeniedException", "400, ThrottlingException"})
    void failure_is_told_though_its_log_cannot_be_read(int status, String error) {
        started();
        GLUE.answers("GetJobRun", state("FAILED"));
        GLUE.answers("GetLogEvents", Answer.error(status, error));

        SparkStatus told = launcher.status(run);

        assertThat(told).isInstanceOfSatisfying(SparkStatus.Failed.class, failed -> assertThat(failed.lastLines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("(CloudWatch log group /aws-glue/jobs/error, stream jr_1 could not be read:"));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobRunState.class,
            mode = Mode.EXCLUDE,
            names = {"SUCCEEDED", "FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED", "UNKNOWN_TO_SDK_VERSION"})
    void every_other_state_is_running(JobRunState state) {
        started();
        GLUE.answers("GetJobRun", state(state.toString()));

        assertThat(launcher.status(run)).isEqualTo(new SparkStatus.Running(Optional.of("Glue says " + state)));
    }

    @Test
    void state_that_is_not_known_here_is_running_and_told() {
        started();
        GLUE.answers("GetJobRun", state("A_NEW_STATE"));

        assertThat(launcher.status(run))
                .isEqualTo(new SparkStatus.Running(
                        Optional.of("Glue says A_NEW_STATE, which is not known here: it is watched on")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, connection lost",
        "400, ThrottlingException",
        "400, OperationTimeoutException",
        "500, InternalServiceException",
        "503, ServiceUnavailable"
    })
    void no_answer_is_never_taken_for_a_failed_or_lost_job(int status, String error) {
        started();
        LEDGER.clock().advance(RemoteLauncher.SETTLES);
        GLUE.answers("GetJobRun", Answer.error(status, error));

        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.status(run));
    }

    @Test
    void run_that_glue_does_not_know_is_lost_when_it_had_time_to_show() {
        started();
        GLUE.answers("GetJobRun", Answer.error(400, "EntityNotFoundException"));
        GLUE.answers("GetLogEvents", LOG);
        SparkStatus atFirst = launcher.status(run);

        LEDGER.clock().advance(RemoteLauncher.SETTLES);
        SparkStatus later = launcher.status(run);

        assertThat(atFirst).isEqualTo(new SparkStatus.Running(Optional.of("glue does not show the run yet")));
        assertThat(later).isInstanceOfSatisfying(SparkStatus.Lost.class, lost -> {
            assertThat(lost.reason()).startsWith("glue has no run jr_1, whose start was asked for at 20");
            assertThat(lost.lastLines()).containsExactly("line 1", "\tat a.B", "line 2");
        });
    }

    @Test
    void running_job_is_stopped_and_not_started_again() {
        started();
        GLUE.answers("GetJobRun", state("RUNNING"), state("STOPPED"));
        GLUE.answers("BatchStopJobRun", Answer.of("{\"SuccessfulSubmissions\":[]}"));

        launcher.cancel(run);
        launcher.cancel(run);
        launcher.start(SampleJob.of(run));

        assertThat(GLUE.calls("BatchStopJobRun")).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"JobRunIds\":[\"jr_1\"]"));
        assertThat(GLUE.calls("StartJobRun")).hasSize(1);
    }

    @Test
    void run_whose_start_was_not_answered_is_stopped_as_soon_as_it_shows() {
        GLUE.answers("StartJobRun", Answer.LOST);
        startIsNotAnswered();
        GLUE.answers("GetJobRuns", NO_RUNS, Answer.of("{\"JobRuns\":[" + shown("jr_mine", run) + "]}"));
        GLUE.answers("GetJobRun", state("STARTING"));
        GLUE.answers("BatchStopJobRun", Answer.of("{}"));

        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.cancel(run));
        launcher.cancel(run);

        assertThat(GLUE.calls("BatchStopJobRun")).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"JobRunIds\":[\"jr_mine\"]"));
    }

    @Test
    void refusal_to_stop_is_told_unless_the_run_is_over_meanwhile() {
        started();
        GLUE.answers(
                "BatchStopJobRun",
                Answer.of("{\"Errors\":[{\"JobRunId\":\"jr_1\",\"ErrorDetail\":{\"ErrorMessage\":\"why\"}}]}"));
        GLUE.answers("GetJobRun", state("RUNNING"), state("SUCCEEDED"), state("RUNNING"));

        launcher.cancel(run);

        assertThatExceptionOfType(SparkUnreachableException.class)
                .isThrownBy(() -> launcher.cancel(run))
                .withMessageContaining("why");
    }

    @Test
    void run_that_was_never_started_is_lost_and_left_as_it_is() {
        launcher.cancel(run);

        assertThat(launcher.status(run))
                .isEqualTo(new SparkStatus.Lost("No start of run " + run + " on glue is recorded", List.of()));
        assertThat(launcher.logs(run)).isEqualTo("glue has no log of run " + run + " yet");
    }

    private RemoteLauncher launcher() {
        return new RemoteLauncher(
                new GlueRuns(CLIENT, new CloudWatchLog(LOGS), "split", "G.1X"), CHECKPOINTS, LEDGER.clock());
    }

    private void started() {
        GLUE.answers("StartJobRun", STARTED);
        launcher.start(SampleJob.of(run));
    }

    private void startIsNotAnswered() {
        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.start(SampleJob.of(run)));
    }

    private static String shown(String id, String runId) {
        return "{\"Id\":\"" + id + "\",\"Arguments\":{\"--millrace-run-id\":\"" + runId + "\"}}";
    }

    private static Answer state(String state) {
        return Answer.of(
                "{\"JobRun\":{\"Id\":\"jr_1\",\"JobRunState\":\"" + state + "\",\"ErrorMessage\":\"first\\nsecond\"}}");
    }
}
