package io.millrace.mapping;

import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.mapping.testing.MappingScene;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotManifest;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

import static io.millrace.mapping.testing.MappingScene.attributes;
import static io.millrace.mapping.testing.MappingScene.request;
import static org.assertj.core.api.Assertions.assertThat;

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
                .item(scene.manualTable(), attributes("v1|db__test|f", "v2|db__test|t2"));
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
                        "v1__db__test.f,v2__db__test.t2",
                        "");
        assertThat(objects.get(FOLDER + "rejected.csv"))
                .startsWith("table,id,destination_id,reason\r\n")
                .contains("\"v1|db__test|e, \"\"quoted\"\"\"")
                .contains("destination_id is missing");
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
        // given: more than 1 MB
        String padding = "x".repeat(3_000);
        scene.glue().with("v2__db__test", "t", 1);
        for (int row = 0; row < 700; row++) {
            Map<String, AttributeValue> item =
                    new java.util.HashMap<>(attributes("v1|db__test|s" + String.format("%04d", row), "v2|db__test|t0"));
            item.put("notes", AttributeValue.fromS(padding));
            scene.item(scene.syncTable(), item);
        }
        // when
        deliver("e1");
        // then
        assertThat(publisher.payloads(SnapshotWritten.class).get(0).rows()).isEqualTo(700);
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
    void nothing_usable_is_told_with_its_cause_and_writes_nothing() {
        scene.mapping("v1|db__test|a", "v2|db__test|t0");
        deliver("e1");
        MappingSourceEmpty empty = publisher.payloads(MappingSourceEmpty.class).get(0);
        assertThat(empty.cause()).isEqualTo(MappingSourceEmpty.Cause.ALL_MISSING);
        assertThat(empty.counts()).isEqualTo(new MappingCounts(1, 0, 1, 0, 0));
        assertThat(scene.objects()).isEmpty();
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
        assertThat(failed.whatToDo()).contains("millrace.mapping.manual-table");
    }

    private Run deliver(String id) {
        return scene.deliver(
                request(id, "2026-01-31T12:00:00Z"), scene.fixture().process(), publisher);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ObjectStore.newSha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
