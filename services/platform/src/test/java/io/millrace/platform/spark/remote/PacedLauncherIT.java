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
import software.amazon.awssdk.services.glue.GlueClient;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PacedLauncherIT {
    private static final LedgerFixture LEDGER = new LedgerFixture();
    private static final CheckpointStore CHECKPOINTS = LEDGER.process().checkpoints();
    private static final ScriptedApi GLUE = new ScriptedApi("glue", "cloudwatch-logs");
    private static final GlueClient CLIENT = GLUE.clients().glueJobs();
    private static final Duration PACE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Answer RUNNING = Answer.of("{\"JobRun\":{\"Id\":\"jr_1\",\"JobRunState\":\"RUNNING\"}}");
    private static final Answer SUCCEEDED = Answer.of("{\"JobRun\":{\"Id\":\"jr_1\",\"JobRunState\":\"SUCCEEDED\"}}");
    private static final Answer THROTTLED = Answer.error(400, "ThrottlingException");

    private final String run = LakeClients.unique("run");
    private PacedLauncher launcher;

    @BeforeEach
    void open() {
        GLUE.forget();
        GLUE.answers("StartJobRun", Answer.of("{\"JobRunId\":\"jr_1\"}"));
        launcher = new PacedLauncher(
                new RemoteLauncher(
                        new GlueRuns(CLIENT, new CloudWatchLog(GLUE.clients().cloudWatchLogs()), "split", "G.1X"),
                        CHECKPOINTS,
                        LEDGER.clock()),
                PACE,
                LEDGER.clock());
    }

    @AfterAll
    static void drop() {
        GLUE.close();
        LEDGER.close();
    }

    @Test
    void platform_is_asked_once_within_the_pace_however_often_a_stage_looks() {
        GLUE.answers("GetJobRun", RUNNING);

        for (int look = 0; look < 20; look++) {
            launcher.start(SampleJob.of(run));
            launcher.status(run);
            LEDGER.clock().advance(LOOK);
        }

        assertThat(GLUE.calls("GetJobRun")).hasSize(2);
        assertThat(GLUE.calls("StartJobRun")).hasSize(1);
    }

    @Test
    void new_answer_is_seen_when_the_pace_is_over() {
        GLUE.answers("GetJobRun", RUNNING, SUCCEEDED);
        launcher.start(SampleJob.of(run));
        launcher.status(run);
        LEDGER.clock().advance(PACE.minusMillis(1));
        SparkStatus before = launcher.status(run);

        LEDGER.clock().advance(Duration.ofMillis(1));

        assertThat(before).isInstanceOf(SparkStatus.Running.class);
        assertThat(launcher.status(run)).isEqualTo(new SparkStatus.Succeeded());
    }

    @Test
    void platform_that_does_not_answer_is_left_alone_for_the_pace_and_asked_again() {
        GLUE.answers("GetJobRun", THROTTLED, SUCCEEDED);
        launcher.start(SampleJob.of(run));

        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.status(run));
        assertThatExceptionOfType(SparkUnreachableException.class).isThrownBy(() -> launcher.status(run));
        assertThat(GLUE.calls("GetJobRun")).hasSize(1);
        LEDGER.clock().advance(PACE);

        assertThat(launcher.status(run)).isEqualTo(new SparkStatus.Succeeded());
    }

    @Test
    void lost_start_is_looked_for_at_the_same_pace() {
        GLUE.answers("StartJobRun", Answer.LOST);
        GLUE.answers("GetJobRuns", Answer.of("{\"JobRuns\":[]}"));

        for (int look = 0; look < 20; look++) {
            assertThatExceptionOfType(SparkUnreachableException.class)
                    .isThrownBy(() -> launcher.start(SampleJob.of(run)));
            LEDGER.clock().advance(LOOK);
        }

        assertThat(GLUE.calls("StartJobRun")).hasSize(1);
        assertThat(GLUE.calls("GetJobRuns")).hasSize(1);
    }

    @Test
    void runs_do_not_share_their_answers() {
        GLUE.answers("GetJobRun", RUNNING);
        String other = LakeClients.unique("other");
        launcher.start(SampleJob.of(run));
        launcher.start(SampleJob.of(other));

        launcher.status(run);
        launcher.status(other);

        assertThat(GLUE.calls("StartJobRun")).hasSize(2);
        assertThat(GLUE.calls("GetJobRun")).hasSize(2);
    }

    @Test
    void cancelled_job_is_looked_at_anew() {
        Answer stopped = Answer.of("{\"JobRun\":{\"Id\":\"jr_1\",\"JobRunState\":\"STOPPED\"}}");
        GLUE.answers("GetJobRun", RUNNING, RUNNING, stopped);
        GLUE.answers("BatchStopJobRun", Answer.of("{}"));
        launcher.start(SampleJob.of(run));
        launcher.status(run);

        launcher.cancel(run);

        assertThat(launcher.status(run)).isInstanceOf(SparkStatus.Failed.class);
    }
}
