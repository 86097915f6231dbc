package io.millrace.mapping;

import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.mapping.testing.CallCount;
import io.millrace.mapping.testing.MappingScene;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotManifest;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import static io.millrace.mapping.testing.MappingScene.attributes;
import static io.millrace.mapping.testing.MappingScene.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The stage on real DynamoDB and S3, with a catalog that can be made to fail. */
class MappingValidationStageIT {
    private static final String FOLDER = "v1_v2_mapping_validation/20260131120000/";

    private MappingScene scene;
    private RecordingPublisher publisher;

    @BeforeEach
    void openScene() {
        scene = new MappingScene();
        publisher = new RecordingPublisher();
    }

    @AfterEach
    void closeScene() {
        scene.close();
    }

    @Test
    void a_snapshot_is_written_from_both_tables_sorted_without_duplicates_and_fully_accounted_for() {
        // given
        scene.glue().with("v2__db__test", "t", 3);
        scene.mapping("v1|db__test|b", "v2|db__test|t1")
                .mapping("x|v1|db__test|a", "x|v2|db__test|t0")
                .mapping("v1|db__test|c", "v2|db__test|gone")
                .mapping("v1|db__test|d", "v2|other__test|t0")
                .item(scene.manualTable(), attributes("v1|db__test|b", "v2|db__test|t1"))
                .item(scene.manualTable(), attributes("v1|db__test|e, \"quoted\"", "v2|db__test|t2"))
                .item(scene.manualTable(), Map.of("id", AttributeValue.fromN("7")))
                .item(scene.manualTable(), attributes("v1|db__test|f,\"x\"", "v2|db__test|t2"));
        // when
        Run run = deliver("e1");
        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        Map<String, String> objects = scene.objects();
        assertThat(objects.keySet())
                .containsExactlyInAnyOrder(
                        FOLDER + "glue_tables_20260131120000.csv", FOLDER + "rejected.csv", FOLDER + "snapshot.json");
        String data = objects.get(FOLDER + "glue_tables_20260131120000.csv");
        assertThat(data.split("\r\n", -1))
                .containsExactly(
                        "source_pipeline_resource_name,destination_pipeline_resource_name",
                        "v1__db__test.a,v2__db__test.t0",
                        "v1__db__test.b,v2__db__test.t1",
                        "\"v1__db__test.f,\"\"x\"\"\",v2__db__test.t2",
                        "");
        assertThat(objects.get(FOLDER + "rejected.csv"))
                .startsWith("table,id,destination_id,reason\r\n")
                .contains("\"v1|db__test|e, \"\"quoted\"\"\"")
                .contains("\"{\"\"N\"\":\"\"7\"\"}\",,destination_id is missing");
        SnapshotManifest manifest = SnapshotManifest.parse(objects.get(FOLDER + "snapshot.json"), "snapshot.json");
        assertThat(manifest.counts()).isEqualTo(new MappingCounts(8, 3, 2, 2, 1));
        assertThat(manifest.rows()).isEqualTo(3);
        assertThat(manifest.sha256()).isEqualTo(sha256(data));
        assertThat(manifest.sourceTables()).containsExactly(scene.syncTable(), scene.manualTable());
        assertThat(manifest.causeId()).isEqualTo("e1");
        SnapshotWritten written = publisher.payloads(SnapshotWritten.class).get(0);
        assertThat(written.snapshot()).isEqualTo("20260131120000");
        assertThat(written.location())
                .hasToString("s3://" + scene.bucket() + "/" + FOLDER + "glue_tables_20260131120000.csv");
        assertThat(written.sha256()).isEqualTo(manifest.sha256());
    }

    @Test
    void tables_longer_than_a_page_of_a_scan_are_read_to_the_end() {
        // given: each segment is longer than the 1 MB of a page
        String padding = "x".repeat(12_000);
        CallCount calls = new CallCount();
        scene.glue().with("v2__db__test", "t", 1);
        for (int row = 0; row < 700; row++) {
            Map<String, AttributeValue> item =
                    new HashMap<>(attributes("v1|db__test|s" + String.format("%04d", row), "v2|db__test|t0"));
            item.put("notes", AttributeValue.fromS(padding));
            scene.item(scene.syncTable(), item);
        }
        // when
        deliver("e1", scene.fixture().process(calls));
        // then
        assertThat(publisher.payloads(SnapshotWritten.class).get(0).rows()).isEqualTo(700);
        assertThat(calls.of(ScanRequest.class)).isGreaterThan(2 * MappingScene.SEGMENTS);
    }

    @Test
    void a_page_of_a_scan_that_fails_half_way_fails_the_run_and_writes_nothing() {
        // given
        scene.glue().with("v2__db__test", "t", 1);
        scene.mapping("v1|db__test|a", "v2|db__test|t0");
        // when
        deliver("e1", scene.fixture().process(CallCount.failingAt(ScanRequest.class, 4)));
        // then
        assertThat(publisher.payloads(StageFailed.class)).hasSize(1);
        assertThat(publisher.payloads(SnapshotWritten.class)).isEmpty();
        assertThat(scene.objects()).isEmpty();
    }

    @Test
    void two_requests_within_a_second_get_two_snapshots() {
        scene.glue().with("v2__db__test", "t", 1);
        scene.mapping("v1|db__test|a", "v2|db__test|t0");
        deliver("e1");
        deliver("e2");
        assertThat(publisher.payloads(SnapshotWritten.class))
                .extracting(SnapshotWritten::snapshot)
                .containsExactly("20260131120000", "20260131120001");
    }

    @Test
    void a_name_whose_snapshot_belongs_to_another_cause_is_passed_over() {
        // given: the snapshot of a request that the ledger has forgotten
        scene.glue().with("v2__db__test", "t", 1);
        scene.mapping("v1|db__test|a", "v2|db__test|t0");
        deliver("forgotten");
        Map<String, String> before = scene.objects();
        CheckpointStore checkpoints = scene.fixture().process().checkpoints();
        checkpoints.startingWith("snapshot-name/").forEach(checkpoints::delete);
        // when
        deliver("e1");
        // then
        assertThat(publisher.payloads(SnapshotWritten.class))
                .extracting(SnapshotWritten::snapshot)
                .containsExactly("20260131120000", "20260131120001");
        assertThat(scene.objects()).containsAllEntriesOf(before).hasSize(6);
    }

    @Test
    void a_snapshot_that_stands_is_published_as_it_is_whatever_the_tables_hold_by_now() {
        // given: it died between manifest and publishing
        scene.glue().with("v2__db__test", "t", 1);
        scene.mapping("v1|db__test|a", "v2|db__test|t0");
        Event<?> event = request("e1", "2026-01-31T12:00:00Z");
        assertThatThrownBy(() -> scene.deliver(
                        event, scene.fixture().process(), CrashingPublisher.beforePublishing(1, publisher)))
                .isInstanceOf(SimulatedCrash.class);
        Map<String, String> before = scene.objects();
        scene.mapping("v1|db__test|b", "v2|db__test|t0");
        scene.fixture().leaseEnds();
        CallCount calls = new CallCount();
        // when
        scene.carryOn(event, scene.fixture().process(calls), publisher);
        // then
        assertThat(publisher.payloads(SnapshotWritten.class))
                .extracting(SnapshotWritten::rows)
                .containsExactly(1L);
        assertThat(scene.objects()).hasSize(3).isEqualTo(before);
        assertThat(calls.of(ScanRequest.class)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void nothing_usable_is_told_with_its_cause_and_writes_nothing(MappingSourceEmpty.Cause cause) {
        // given
        if (cause == MappingSourceEmpty.Cause.ALL_MISSING) {
            scene.mapping("v1|db__test|a", "v2|db__test|t0");
        } else if (cause == MappingSourceEmpty.Cause.ALL_REJECTED) {
            scene.mapping("broken", "v2|db__test|t0");
        }
        // when
        deliver("e1");
        // then
        MappingSourceEmpty empty = publisher.payloads(MappingSourceEmpty.class).get(0);
        assertThat(empty.cause()).isEqualTo(cause);
        assertThat(empty.sourceTables()).containsExactly(scene.syncTable(), scene.manualTable());
        assertThat(publisher.payloads(SnapshotWritten.class)).isEmpty();
        assertThat(scene.objects()).isEmpty();
    }

    @Test
    void another_dataset_is_refused_with_the_one_that_is_configured() {
        // given
        Event<?> event = Event.first(
                "e1",
                URI.create("/test"),
                Instant.parse("2026-01-31T12:00:00Z"),
                new MappingSyncRequested("other", null));
        // when
        scene.deliver(event, scene.fixture().process(), publisher);
        // then
        StageFailed failed = publisher.payloads(StageFailed.class).get(0);
        assertThat(failed.what()).contains("other");
        assertThat(failed.why()).contains(MappingScene.DATASET);
        assertThat(failed.whatToDo()).contains("millrace.mapping.dataset");
    }

    @ParameterizedTest
    @EnumSource
    void a_catalog_that_cannot_say_fails_the_run_and_writes_nothing(FaultKind kind) {
        // given
        scene.glue().with("v2__db__test", "t", 150).with("v2__other__test", "t", 2);
        for (int table = 0; table < 120; table++) {
            scene.mapping("v1|db__test|s" + table, "v2|db__test|t" + table);
        }
        scene.mapping("v1|db__test|other", "v2|other__test|t0");
        FaultRule rule = FaultRule.of(kind, "glue", "GetTables").where("DatabaseName", "v2__db__test");
        scene.glue().standIn().faults().add((kind == FaultKind.HANG ? rule.millis(3_000) : rule).skip(1));
        // when
        Run run = deliver("e1");
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).hasSize(1);
        assertThat(publisher.payloads(SnapshotWritten.class)).isEmpty();
        assertThat(scene.objects()).isEmpty();
    }

    @Test
    void a_failed_run_that_is_opened_again_writes_its_snapshot_and_tells_the_recovery() {
        // given
        scene.glue().with("v2__db__test", "t", 1);
        scene.mapping("v1|db__test|a", "v2|db__test|t0");
        scene.glue().standIn().faults().add(FaultRule.of(FaultKind.ACCESS_DENIED, "glue", "GetTable"));
        String runId = deliver("e1").id();
        scene.glue().standIn().faults().clear();
        // when
        scene.fixture().process().ledger().reopen(runId);
        scene.carryOn(request("e1", "2026-01-31T12:00:00Z"), scene.fixture().process(), publisher);
        // then
        assertThat(publisher.published())
                .extracting(event -> event.type().eventName())
                .containsExactly("stage-failed", "snapshot-written", "stage-recovered");
    }

    @Test
    void a_mapping_table_that_is_not_there_is_named_with_its_property() {
        // given
        scene.fixture().process().clients().dynamoDb().deleteTable(request -> request.tableName(scene.manualTable()));
        // when
        deliver("e1");
        // then
        StageFailed failed = publisher.payloads(StageFailed.class).get(0);
        assertThat(failed.what()).contains(scene.manualTable());
        assertThat(failed.whatToDo()).contains("millrace.mapping.manual-table").doesNotContain("sync-table");
    }

    private Run deliver(String id) {
        return deliver(id, scene.fixture().process());
    }

    private Run deliver(String id, ServiceProcess process) {
        return scene.deliver(request(id, "2026-01-31T12:00:00Z"), process, publisher);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ObjectStore.newSha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
