package io.millrace.platform.spark.remote;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.spark.SparkStatus;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KubernetesRunsIT {
    private static final LedgerFixture LEDGER = new LedgerFixture();
    private static final CheckpointStore CHECKPOINTS = LEDGER.process().checkpoints();
    private static final String ALL = "/apis/sparkoperator.k8s.io/v1beta2/namespaces/lake/sparkapplications";
    private static final MockCluster CLUSTER = new MockCluster();

    private final String run = LakeClients.unique("Run");
    private final String name = SparkApplication.name(run);
    private RemoteLauncher launcher;

    @BeforeEach
    void open() {
        CLUSTER.forget();
        launcher = launcher(CLUSTER);
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
        LEDGER.close();
    }

    @Test
    void job_is_created_once_with_its_arguments_sizes_and_environment() {
        creationIsAnswered(201, Map.of());

        launcher.start(SampleJob.of(run));
        launcher.start(SampleJob.of(run));
        launcher(CLUSTER).start(SampleJob.of(run));

        assertThat(CLUSTER.requests()).singleElement().satisfies(request -> assertThat(request.getUtf8Body())
                .contains("\"kind\":\"SparkApplication\"", "\"name\":\"" + name + "\"", "\"namespace\":\"lake\"")
                .contains("\"millrace.io/run-id\":\"" + run + "\"", "\"image\":\"spark:1\"")
                .contains("\"mainClass\":\"io.millrace.Job\"", "\"arguments\":[\"--arguments\",\"s3://b/a.json\"]")
                .contains("\"instances\":2", "\"memory\":\"8192m\"", "\"memory\":\"1024m\"")
                .contains("\"serviceAccount\":\"jobs\"", "\"type\":\"Never\"")
                .contains("\"name\":\"AWS_REGION\"", "\"value\":\"us-east-1\""));
    }

    @Test
    void application_that_is_there_already_is_taken_as_started() {
        creationIsAnswered(
                409,
                new StatusBuilder().withCode(409).withReason("AlreadyExists").build());
        answer(200, state("RUNNING"));

        launcher.start(SampleJob.of(run));

        assertThat(launcher.logs(run)).isEqualTo("kubectl logs --namespace lake " + name + "-driver");
    }

    @Test
    void creation_whose_answer_was_lost_is_found_by_its_name_and_not_repeated() {
        CLUSTER.expect()
                .post()
                .withPath(ALL)
                .andReturn(504, new StatusBuilder().withCode(504).build())
                .once();
        answer(200, state("RUNNING"));
        startIsNotAnswered();

        launcher(CLUSTER).start(SampleJob.of(run));

        assertThat(launcher.status(run)).isEqualTo(running("RUNNING"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void creation_that_was_not_answered_is_repeated(int code) {
        CLUSTER.expect()
                .post()
                .withPath(ALL)
                .andReturn(code, new StatusBuilder().withCode(code).build())
                .once();
        CLUSTER.expect().post().withPath(ALL).andReturn(201, Map.of()).once();
        startIsNotAnswered();

        launcher.start(SampleJob.of(run));

        assertThat(launcher.logs(run)).contains(name);
    }

    @Test
    void refused_creation_is_told_as_it_is() {
        creationIsAnswered(
                403, new StatusBuilder().withCode(403).withMessage("no right").build());

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> launcher.start(SampleJob.of(run)))
                .withMessageContaining("no right");
    }

    @Test
    void completed_application_succeeded() {
        started();
        answer(200, state("COMPLETED"));

        assertThat(launcher.status(run)).isEqualTo(new SparkStatus.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "SUBMISSION_FAILED"})
    void bad_end_is_told_with_the_operators_message_and_the_end_of_the_drivers_log(String state) {
        started();
        answer(200, state(state));
        CLUSTER.expect()
                .get()
                .withPath("/api/v1/namespaces/lake/pods/the-driver/log?pretty=false&tailLines=30")
                .andReturn(200, "first\nsecond\n")
                .always();

        assertThat(launcher.status(run))
                .isEqualTo(new SparkStatus.Failed(
                        "SparkApplication " + name + " is " + state + ": driver container failed",
                        List.of("first", "second")));
    }

    @Test
    void failure_is_told_though_the_drivers_log_is_gone() {
        started();
        answer(200, state("FAILED"));

        assertThat(launcher.status(run))
                .isInstanceOfSatisfying(SparkStatus.Failed.class, failed -> assertThat(failed.lastLines())
                        .singleElement()
                        .asString()
                        .contains("pod the-driver could not be read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUBMITTED",
                "RUNNING",
                "PENDING_RERUN",
                "INVALIDATING",
                "SUCCEEDING",
                "FAILING",
                "SUSPENDING",
                "SUSPENDED",
                "RESUMING",
                "UNKNOWN"
            })
    void every_other_state_is_running(String state) {
        started();
        answer(200, state(state));

        assertThat(launcher.status(run)).isEqualTo(running(state));
    }

    @Test
    void state_that_is_not_known_here_is_running_and_told() {
        started();
        answer(200, state("A_NEW_STATE"));

        assertThat(launcher.status(run)).isEqualTo(running("A_NEW_STATE, which is not known here: it is watched on"));
    }

    @Test
    void application_that_the_operator_has_not_looked_at_is_running() {
        started();
        answer(200, Map.of("kind", "SparkApplication", "metadata", Map.of("name", name)));

        assertThat(launcher.status(run)).isEqualTo(running("NEW"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void no_answer_is_never_taken_for_a_failed_or_lost_job(int code) {
        started();
        answer(code, new StatusBuilder().withCode(code).build());

        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.status(run));
    }

    @Test
    void server_that_is_gone_is_no_answer() {
        started();
        try (MockCluster gone = new MockCluster()) {
            gone.vanish();

            assertThatExceptionOfType(SparkUnreachableException.class)
                    .isThrownBy(() -> launcher(gone).status(run));
        }
    }

    @Test
    void application_that_is_not_there_any_more_is_lost() {
        started();
        LEDGER.clock().advance(RemoteLauncher.SETTLES);

        assertThat(launcher.status(run))
                .isInstanceOfSatisfying(SparkStatus.Lost.class, lost -> assertThat(lost.reason())
                        .startsWith("kubernetes has no run " + name));
    }

    @Test
    void cancelled_application_is_deleted_told_as_cancelled_and_not_created_again() {
        started();
        CLUSTER.expect()
                .get()
                .withPath(ALL + "/" + name)
                .andReturn(200, state("RUNNING"))
                .once();
        CLUSTER.expect()
                .delete()
                .withPath(ALL + "/" + name)
                .andReturn(200, new StatusBuilder().withStatus("Success").build())
                .once();

        launcher.cancel(run);
        launcher.cancel(run);
        launcher.start(SampleJob.of(run));

        assertThat(launcher.status(run))
                .isEqualTo(new SparkStatus.Failed("Run " + run + " was cancelled and removed", List.of()));
        assertThat(CLUSTER.requests())
                .extracting(RecordedRequest::getMethod)
                .containsExactly("POST", "GET", "DELETE", "GET", "GET");
    }

    private static RemoteLauncher launcher(MockCluster cluster) {
        return new RemoteLauncher(
                new KubernetesRuns(
                        cluster.client(),
                        new SparkApplication(
                                "lake", "spark:1", "jobs", "3.5.7", Map.of("AWS_REGION", "us-east-1"), List.of())),
                CHECKPOINTS,
                LEDGER.clock());
    }

    private SparkStatus running(String state) {
        return new SparkStatus.Running(Optional.of("SparkApplication " + name + " is " + state));
    }

    private void startIsNotAnswered() {
        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.start(SampleJob.of(run)));
    }

    private void started() {
        creationIsAnswered(201, Map.of());
        launcher.start(SampleJob.of(run));
    }

    private void creationIsAnswered(int code, Object body) {
        CLUSTER.expect().post().withPath(ALL).andReturn(code, body).always();
    }

    private void answer(int code, Object body) {
        CLUSTER.expect().get().withPath(ALL + "/" + name).andReturn(code, body).always();
    }

    private Map<String, Object> state(String state) {
        return Map.of(
                "apiVersion",
                "sparkoperator.k8s.io/v1beta2",
                "kind",
                "SparkApplication",
                "metadata",
                Map.of("name", name),
                "status",
                Map.of(
                        "driverInfo",
                        Map.of("podName", "the-driver"),
                        "applicationState",
                        Map.of("state", state, "errorMessage", "driver container failed")));
    }
}
