package io.millrace.platform.spark.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.spark.SparkUnreachableException;
import io.millrace.platform.spark.remote.EmrServerlessRuns.Application;
import io.millrace.platform.spark.remote.ScriptedApi.Answer;
import io.millrace.platform.spark.remote.ScriptedApi.Call;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The three writes of a start: the intent, the platform's job, its name. */
class StartCrashIT {
    private static final LedgerFixture LEDGER = new LedgerFixture();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMR_RUNS = "/applications/app/jobruns";

    private final String run = LakeClients.unique("run");
    private final Map<String, String> jobs = new LinkedHashMap<>();
    private ScriptedApi api;

    @AfterEach
    void close() {
        api.close();
    }

    @AfterAll
    static void drop() {
        LEDGER.close();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true", "3, false", "3, true"})
    void glue_has_one_run_whichever_write_of_the_start_the_service_died_at(int write, boolean made) {
        api = new ScriptedApi("glue", "cloudwatch-logs");
        api.answers("StartJobRun", call -> {
            jobs.put(
                    "jr_" + jobs.size(),
                    json(call).at("/Arguments/--millrace-run-id").asText());
            return Answer.of("{\"JobRunId\":\"jr_" + (jobs.size() - 1) + "\"}");
        });
        api.answers(
                "GetJobRuns",
                call -> Answer.of(jobs.entrySet().stream()
                        .map(job -> "{\"Id\":\"" + job.getKey() + "\",\"Arguments\":{\"--millrace-run-id\":\""
                                + job.getValue() + "\"}}")
                        .collect(Collectors.joining(",", "{\"JobRuns\":[", "]}"))));

        startedThroughCrash(
                write,
                made,
                clients ->
                        new GlueRuns(clients.glueJobs(), new CloudWatchLog(clients.cloudWatchLogs()), "split", "G.1X"));

        assertThat(jobs).containsExactly(Map.entry("jr_0", run));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true", "3, false", "3, true"})
    void emr_has_one_run_whichever_write_of_the_start_the_service_died_at(int write, boolean made) {
        api = new ScriptedApi("emr-serverless");
        api.answers("POST " + EMR_RUNS, call -> {
            String token = json(call).path("clientToken").asText();
            String id = jobs.computeIfAbsent(token, first -> "j" + jobs.size());
            return Answer.of("{\"applicationId\":\"app\",\"jobRunId\":\"" + id + "\"}");
        });
        api.answers("GET " + EMR_RUNS, Answer.of("{\"jobRuns\":[]}"));

        startedThroughCrash(
                write,
                made,
                clients -> new EmrServerlessRuns(
                        clients.emrServerless(), new Application("app", "arn:aws:iam::1:role/jobs"), Optional.empty()));

        assertThat(jobs).containsExactly(Map.entry(run, "j0"));
    }

    private void startedThroughCrash(int write, boolean made, Function<AwsClients, SparkPlatform> platform) {
        CrashPoint crash = made ? CrashPoint.afterMutation(write) : CrashPoint.beforeMutation(write);
        assertThatExceptionOfType(SimulatedCrash.class)
                .isThrownBy(() -> launcher(platform, crash).start(SampleJob.of(run)));
        assertThat(crash.reached()).isTrue();

        RemoteLauncher next = launcher(platform);
        try {
            next.start(SampleJob.of(run));
        } catch (SparkUnreachableException mayHaveBeenStarted) {
            LEDGER.clock().advance(RemoteLauncher.SETTLES);
            next.start(SampleJob.of(run));
        }
        assertThat(next.logs(run)).doesNotContain("has no log");
    }

    private RemoteLauncher launcher(Function<AwsClients, SparkPlatform> platform, ExecutionInterceptor... crash) {
        return new RemoteLauncher(
                platform.apply(api.clients(crash)), LEDGER.process(crash).checkpoints(), LEDGER.clock());
    }

    private static JsonNode json(Call call) {
        try {
            return JSON.readTree(call.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
