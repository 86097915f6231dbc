package io.millrace.cli.ops;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeSetup;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.testing.MillraceProcess;
import io.millrace.cli.testing.MillraceProcess.Answer;
import io.millrace.cli.testing.MillraceVerbs;
import io.millrace.cli.trace.EventLog;
import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.domain.SnapshotRows;
import io.millrace.comparison.store.Hold;
import io.millrace.comparison.store.Holds;
import io.millrace.events.Event;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotManifest;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The commands that look into a lake, against one with services. */
class LakeVerbsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static MillraceProcess process;
    private static MillraceVerbs millrace;

    @BeforeAll
    static void start() {
        process = new MillraceProcess(data);
        millrace = new MillraceVerbs(data);
        Answer up = process.run("up", "--detach", "--services", "mapping-validation,alerting,event-gateway");
        assertThat(up.exit()).as(up.err()).isEqualTo(ExitCodes.FINE);
    }

    @AfterAll
    static void stop() {
        Answer down = process.run("down");
        assertThat(down.exit()).as(down.err()).isEqualTo(ExitCodes.FINE);
    }

    @Test
    void a_shell_takes_every_address_from_env() throws Exception {
        // given
        String exports = process.run("env").out();
        // when
        Process shell = new ProcessBuilder("bash", "-c", "eval \"$1\"; printenv", "shell", exports).start();
        List<String> variables = shell.inputReader().lines().toList();
        // then
        Map<String, String> expected =
                Json.read(millrace.run("env", "--output", "json").out(), new TypeReference<>() {}, "env");
        assertThat(variables)
                .containsAll(expected.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
        assertThat(expected)
                .containsKeys(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "S3_ENDPOINT",
                        "DYNAMODB_ENDPOINT",
                        "GLUE_ENDPOINT",
                        "SES_ENDPOINT",
                        "SNS_ENDPOINT",
                        "POSTGRES_URL",
                        "POSTGRES_USER",
                        "POSTGRES_PASSWORD",
                        "GATEWAY_URL",
                        "GATEWAY_API_KEY",
                        "AWS_REGION",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "MILLRACE_ENVIRONMENT")
                .containsEntry("MILLRACE_SERVICES", "alerting,event-gateway,mapping-validation");
    }

    @Test
    void a_chain_ends_where_no_service_of_the_lake_carries_it_on() {
        // when
        Answer report = millrace.run("report", "cleanrooms", "--database", "nobody_reports", "--wait");
        // then
        assertThat(report.exit()).as(report.err()).isEqualTo(ExitCodes.FINE);
        assertThat(report.out().lines()).hasSize(1).first().asString().startsWith("cleanroom-report-requested");
    }

    @Test
    void status_lists_parts_and_services_with_pid_memory_and_lag() {
        // when
        Answer status = millrace.run("status", "--output", "json");
        // then
        Map<String, Object> document = Json.read(status.out(), new TypeReference<>() {}, "status");
        assertThat(document.get("processes").toString())
                .contains("name=broker", "name=mapping-validation", "name=event-gateway", "MiB")
                .doesNotContain("state=down");
        assertThat(document.get("lag").toString()).contains("millrace-mapping-validation");
        assertThat(document.get("waiting").toString()).contains("failedRuns=0", "uncertainAlerts=0");
    }

    @Test
    void a_sync_is_followed_to_its_end_and_can_be_looked_up_afterwards() {
        // when
        Answer sync = millrace.run("sync", "--wait");
        // then
        assertThat(sync.exit()).as(sync.err()).isEqualTo(ExitCodes.FINE);
        assertThat(sync.out()).startsWith("mapping-sync-requested").contains("└─ mapping-source-empty", "TABLES_EMPTY");
        Matcher id = Pattern.compile("mapping-sync-requested  (\\w{8})").matcher(sync.out());
        assertThat(id.find()).isTrue();
        assertThat(millrace.run("trace", id.group(1)).out()).isEqualTo(sync.out());
        List<Map<String, String>> runs = Json.read(
                millrace.run("runs", "list", "--stage", "mapping-validation", "--output", "json")
                        .out(),
                new TypeReference<>() {},
                "runs");
        assertThat(runs)
                .filteredOn(run -> run.get("run").contains(id.group(1)))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run).containsEntry("state", "DONE");
                    assertThat(millrace.run("runs", "show", run.get("run")).out())
                            .contains("mapping-sync-requested");
                    assertThat(millrace.run("runs", "retry", run.get("run")).exit())
                            .isEqualTo(ExitCodes.FINDINGS);
                });
        assertThat(millrace.run("mail", "--last", "1").out()).contains("Subject: ", "hold no row");
    }

    @Test
    void an_unknown_run_event_or_hold_is_told_as_such() {
        // when
        List<Answer> answers = List.of(
                millrace.run("runs", "show", "mapping-validation/none"),
                millrace.run("trace", "none"),
                millrace.run("dead-letters", "show", "0-99999"),
                millrace.run("deletions", "approve", "none"));
        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.exit()).isEqualTo(ExitCodes.FINDINGS);
            assertThat(answer.err()).startsWith("error: ").doesNotContain("\tat ");
        });
    }

    @Test
    void the_gateway_takes_events_with_the_key_of_env_alone() throws Exception {
        // given
        Map<String, String> env =
                Json.read(millrace.run("env", "--output", "json").out(), new TypeReference<>() {}, "env");
        // when
        int with = post(env.get("GATEWAY_URL"), env.get("GATEWAY_API_KEY"));
        int without = post(env.get("GATEWAY_URL"), "guessed");
        // then
        assertThat(with).isEqualTo(202);
        assertThat(without).isEqualTo(401);
    }

    private static int post(String gateway, String key) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(gateway + "/events"))
                                .header("Content-Type", "application/json")
                                .header("X-API-Key", key)
                                .header("ce-specversion", "1.0")
                                .header("ce-id", UUID.randomUUID().toString())
                                .header("ce-type", "mapping-sync-requested")
                                .header("ce-source", "/test")
                                .header("ce-time", "2026-03-01T10:15:30Z")
                                .POST(BodyPublishers.ofString("{\"dataset\":\"another\"}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void a_dead_letter_is_listed_shown_and_replayed() throws Exception {
        // given
        String poison = "poison " + UUID.randomUUID();
        try (LakeConnection lake = lake();
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(lake.kafka(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("mapping-sync-requested", poison))
                    .get();
        }
        Map<String, String> letter = awaitOpenLetter();
        // when
        Answer shown = millrace.run("dead-letters", "show", letter.get("id"));
        Answer replayed = millrace.run("dead-letters", "replay", letter.get("id"));
        // then
        assertThat(letter).containsEntry("topic", "mapping-sync-requested");
        assertThat(letter.get("reason")).contains("NOT_A_CLOUDEVENT");
        assertThat(shown.out()).contains(poison);
        assertThat(replayed.exit()).as(replayed.err()).isEqualTo(ExitCodes.FINE);
        assertThat(letters())
                .filteredOn(row -> row.get("id").equals(letter.get("id")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("replayed", "yes"));
    }

    private static Map<String, String> awaitOpenLetter() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (Map<String, String> row : letters()) {
                if (row.get("replayed").equals("no")) {
                    return row;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        throw new AssertionError("no dead letter within " + PATIENCE);
    }

    private static List<Map<String, String>> letters() {
        return Json.read(
                millrace.run("dead-letters", "list", "--output", "json").out(),
                new TypeReference<>() {},
                "dead letters");
    }

    @Test
    void an_approval_belongs_to_the_chain_of_the_hold() {
        // given
        String holdId = UUID.randomUUID().toString();
        SnapshotRef snapshot = new SnapshotRef("20260301101530", URI.create("s3://b/k.csv"), "0".repeat(64), 3);
        Hold hold = new Hold(
                "test_mapping", holdId, "20260228101530", snapshot, "held-" + holdId, "first-" + holdId, 97, true);
        List<Event<?>> approvals = new ArrayList<>();
        try (LakeConnection lake = lake()) {
            new Holds(lake.checkpoints()).put(hold);
            Answer list = millrace.run("deletions", "list");
            // when
            Answer approved = millrace.run("deletions", "approve", holdId, "--reason", "source cleaned up");
            // then
            assertThat(list.exit()).isEqualTo(ExitCodes.FINDINGS);
            assertThat(list.out()).contains(holdId, "test_mapping", "97");
            assertThat(approved.exit()).as(approved.err()).isEqualTo(ExitCodes.FINE);
            try (EventLog log = new EventLog(lake.kafka(), lake.codec())) {
                log.readNew(event -> {
                    if (event.data() instanceof DeletionsApproved data
                            && data.holdId().equals(holdId)) {
                        approvals.add(event);
                    }
                });
            }
            new Holds(lake.checkpoints()).forget("test_mapping");
        }
        assertThat(approvals).singleElement().satisfies(event -> {
            assertThat(event.correlationId()).isEqualTo("first-" + holdId);
            assertThat(event.causationId()).isEqualTo("held-" + holdId);
            assertThat(((DeletionsApproved) event.data()).reason()).isEqualTo("source cleaned up");
        });
    }

    @Test
    void a_lane_whose_last_published_snapshot_is_in_the_future_is_given_another_to_compare_with() {
        // given
        String dataset = "rebased_mapping";
        try (LakeConnection lake = lake()) {
            ObjectLocation file = putSnapshot(lake, dataset, "20260301101530");
            SnapshotRef future = new SnapshotRef("20991231000000", file.uri(), "0".repeat(64), 3);
            lake.checkpoints().create("published/" + dataset, future.values(""));
        }
        Answer stuck = millrace.run("snapshots", "list", "--dataset", dataset);
        // when
        Answer refused = millrace.run("snapshots", "rebase", "20991231000000", "--dataset", dataset);
        Answer rebased = millrace.run("snapshots", "rebase", "20260301101530", "--dataset", dataset);
        // then
        assertThat(stuck.exit()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(stuck.out()).contains("20991231000000", "in the future", "millrace snapshots rebase <snapshot>");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(refused.err())
                .contains("in the future", "millrace snapshots list")
                .doesNotContain("--verbose");
        assertThat(rebased.exit()).as(rebased.err()).isEqualTo(ExitCodes.FINE);
        assertThat(rebased.out()).contains("compared with 20260301101530 (1 rows), no longer with 20991231000000");
        Answer list = millrace.run("snapshots", "list", "--dataset", dataset, "--output", "json");
        assertThat(list.exit()).as(list.err()).isEqualTo(ExitCodes.FINE);
        List<Map<String, String>> rows = Json.read(list.out(), new TypeReference<>() {}, "snapshots");
        assertThat(rows)
                .containsExactly(
                        Map.of("snapshot", "20260301101530", "rows", "1", "compared with", "next", "state", "counts"));
    }

    private static ObjectLocation putSnapshot(LakeConnection lake, String dataset, String name) {
        String csv = String.join(",", SnapshotRows.HEADER) + "\r\na,b\r\n";
        ObjectLocation file = new ObjectLocation(
                new LakeSetup(lake.environment()).snapshotBucket(),
                "v1_v2_mapping_validation/" + name + "/glue_tables_" + name + ".csv");
        lake.objects().put(file, csv, "text/csv");
        SnapshotManifest manifest = new SnapshotManifest(
                SnapshotManifest.FORMAT_VERSION,
                dataset,
                lake.environment(),
                name,
                "glue_tables_" + name + ".csv",
                1,
                csv.length(),
                HexFormat.of().formatHex(ObjectStore.newSha256().digest(csv.getBytes(UTF_8))),
                "rejected.csv",
                new MappingCounts(1, 1, 0, 0, 0),
                List.of("t"),
                "cause",
                "chain");
        lake.objects().put(file.sibling(SnapshotManifest.FILE_NAME), manifest.toJson(), "application/json");
        return file;
    }

    private static LakeConnection lake() {
        return LakeConnection.open(data);
    }
}
