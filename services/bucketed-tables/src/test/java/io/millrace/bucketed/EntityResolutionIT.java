package io.millrace.bucketed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables for AWS Entity Resolution. */
@RequiresSqlEngine
class EntityResolutionIT {
    private static final String OCTOBER = "2025-10-22-1f0c9a3b";
    private static final String RERUN = "2025-10-22-00000002";
    private static final String NOVEMBER = "2025-11-22-00000003";
    private static final String REPEATED = "SELECT CASE n %% 5 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE 'k' || CAST(n %% 5"
            + " AS varchar) END AS id, n %% 2 AS a, map(ARRAY['x'], ARRAY[n]) AS m FROM unnest(sequence(1, %d)) AS t(n)";

    private final RecordingPublisher publisher = new RecordingPublisher();

    @Test
    void each_row_has_an_id_of_its_own_that_is_the_same_whenever_the_same_rows_are_written() {
        try (TablesScene scene = new TablesScene().matching("ids")) {
            // given
            String rows = REPEATED.formatted(60);
            scene.deliver(
                    scene.event("e1", OCTOBER, scene.table("ids", OCTOBER, TablesScene.BUCKETS, rows)), publisher);
            List<String> first = ids(scene);
            // when
            scene.deliver(
                    scene.event("e2", RERUN, TablesScene.NOON.plusSeconds(1), scene.table("ids", RERUN, 2, rows)),
                    publisher);
            // then
            assertThat(scene.pointsTo("part_ids_er")).contains(RERUN);
            assertThat(ids(scene)).isEqualTo(first).doesNotHaveDuplicates().hasSize(60);
        }
    }

    @Test
    void a_new_snapshot_refreshes_the_table_at_a_location_inside_no_other() {
        try (TablesScene scene = new TablesScene().matching("*")) {
            // given
            scene.deliver(scene.event("e1", OCTOBER, scene.table("ids", OCTOBER)), publisher);
            // when
            scene.deliver(
                    scene.event("e2", NOVEMBER, scene.table("ids", NOVEMBER), scene.table("ibe_01", NOVEMBER)),
                    publisher);
            // then
            assertThat(scene.ask("SELECT DISTINCT version FROM {db}.part_ids_er"))
                    .containsExactly("[" + NOVEMBER + "]");
            assertThat(scene.pointsTo("part_ids_er"))
                    .isEqualTo("s3://" + scene.bucket() + "/er/ids/v=" + NOVEMBER + "/");
            assertThat(scene.pointsTo("part_ibe_01_er"))
                    .isEqualTo("s3://" + scene.bucket() + "/er/ibe_01/v=" + NOVEMBER + "/");
            assertThat(publisher.payloads(BucketedTablesCreated.class).get(1).tables())
                    .extracting(FinishedTable::name)
                    .containsExactly("bucketed_ids", "bucketed_ibe_01", "part_ids_er", "part_ibe_01_er");
        }
    }

    @Test
    void a_table_that_is_too_wide_for_entity_resolution_is_made_and_warned_of_in_the_run() {
        try (TablesScene scene = new TablesScene().matching("wide")) {
            // given
            String columns =
                    IntStream.rangeClosed(1, 35).mapToObj(n -> ", n AS c" + n).collect(Collectors.joining());
            RegisteredTable source = scene.table(
                    "wide",
                    OCTOBER,
                    2,
                    "SELECT CAST(n AS varchar) AS id" + columns + " FROM unnest(sequence(1, 9)) AS t(n)");
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            assertThat(run.facts().get("tables")).contains("part_wide_er (9 rows)");
            assertThat(run.facts().get("warnings"))
                    .startsWith("part_wide_er: its schema mapping has 37 fields, Entity Resolution takes 35");
        }
    }

    @Test
    void a_schema_mapping_lies_beside_the_tables() throws Exception {
        try (TablesScene scene = new TablesScene().matching("ids")) {
            // given
            RegisteredTable source = scene.table("ids", OCTOBER);
            // when
            scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            JsonNode mapping = new ObjectMapper()
                    .readTree(scene.objects()
                            .text(new ObjectLocation(scene.bucket(), "er/schema-mappings/part_ids_er.json"))
                            .orElseThrow());
            assertThat(mapping.get("schemaName").asText()).isEqualTo("part_ids_er");
            assertThat(mapping.get("mappedInputFields").findValuesAsText("fieldName"))
                    .containsExactly("row_id", "id", "number", "version");
            assertThat(mapping.get("mappedInputFields").get(1).get("matchKey").asText())
                    .isEqualTo("AXM");
        }
    }

    private static List<String> ids(TablesScene scene) {
        return scene.ask("SELECT row_id, id, a, m FROM {db}.part_ids_er ORDER BY row_id");
    }
}
