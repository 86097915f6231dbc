package io.millrace.bucketed;

import io.millrace.bucketed.testing.SqlScene;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.StageFailed;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.Table;

import java.net.URI;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Bucket files get a bucketed table when they stand every check, and only then. */
@RequiresSqlEngine
class DirectTablesIT {
    private static final String OCTOBER = "2025-10-22-1f0c9a3b";
    private static final String NOVEMBER = "2025-11-22-00000001";

    private final RecordingPublisher publisher = new RecordingPublisher();

    @Test
    void a_registered_table_gets_a_bucketed_one_over_the_same_files() {
        try (TablesScene scene = new TablesScene()) {
            // given
            RegisteredTable source = scene.table("ibe_01", OCTOBER);
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            assertThat(run.state()).isEqualTo(RunState.DONE);
            assertThat(publisher.payloads(BucketedTablesCreated.class))
                    .containsExactly(new BucketedTablesCreated(
                            TablesScene.DATASET,
                            TablesScene.ENVIRONMENT,
                            scene.database(),
                            OCTOBER,
                            "2025-10-22",
                            List.of(new FinishedTable(
                                    "bucketed_ibe_01",
                                    "ibe_01",
                                    "ext_ibe_01",
                                    URI.create(scene.location("ibe_01", OCTOBER)),
                                    Way.DIRECT,
                                    200,
                                    3))));
            Table table = scene.catalogTable("bucketed_ibe_01").orElseThrow();
            assertThat(table.storageDescriptor().numberOfBuckets()).isEqualTo(TablesScene.BUCKETS);
            assertThat(table.storageDescriptor().bucketColumns()).containsExactly("id");
            assertThat(table.parameters())
                    .containsEntry("bucketing_version", "1")
                    .containsEntry("millrace.snapshot_dt", "2025-10-22")
                    .containsEntry("comment", "Bucketed table created from snapshot_dt=2025-10-22")
                    .noneSatisfy((name, value) -> assertThat(name).startsWith("spark.sql.sources"));
            assertThat(scene.ask("SELECT number FROM {db}.bucketed_ibe_01 WHERE id = 'käse-17'"))
                    .containsExactly("[17]");
            assertThat(scene.tables()).containsExactly("bucketed_ibe_01", "ext_ibe_01");
        }
    }

    @Test
    void files_in_the_wrong_buckets_are_found_and_the_table_before_stays_while_others_go_on() {
        try (TablesScene scene = new TablesScene()) {
            // given
            scene.deliver(scene.event("e1", OCTOBER, scene.table("wrong", OCTOBER)), publisher);
            RegisteredTable wrong = scene.table("wrong", NOVEMBER);
            RegisteredTable right = scene.table("right", NOVEMBER);
            exchangeBuckets(scene, "wrong", NOVEMBER);
            // when
            Run run = scene.deliver(scene.event("e2", NOVEMBER, wrong, right), publisher);
            // then
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.facts().get("why")).contains("bucketed_wrong: full read of the key column");
            assertThat(scene.pointsTo("bucketed_wrong")).isEqualTo(scene.location("wrong", OCTOBER));
            assertThat(scene.pointsTo("bucketed_right")).isEqualTo(scene.location("right", NOVEMBER));
            assertThat(scene.ask("SELECT DISTINCT version FROM {db}.bucketed_wrong"))
                    .containsExactly("[" + OCTOBER + "]");
            assertThat(publisher.payloads(StageFailed.class)).hasSize(1);
            assertThat(scene.tables()).noneMatch(name -> name.contains("staging"));
        }
    }

    @Test
    void point_queries_find_wrong_buckets_where_the_engine_does_not_check_them_itself() {
        try (TablesScene scene = new TablesScene(SqlScene.trino(Map.of("hive.validate_bucketing", "false")))) {
            // given
            RegisteredTable wrong = scene.table("wrong", OCTOBER);
            exchangeBuckets(scene, "wrong", OCTOBER);
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, wrong), publisher);
            // then
            assertThat(run.facts().get("why"))
                    .contains("bucketed_wrong: point queries: sampled key")
                    .doesNotContain("käse");
            assertThat(scene.pointsTo("bucketed_wrong")).isEqualTo("none");
        }
    }

    @Test
    void a_run_tried_again_after_the_files_were_mended_completes_what_failed() {
        try (TablesScene scene = new TablesScene()) {
            // given
            RegisteredTable wrong = scene.table("wrong", NOVEMBER);
            RegisteredTable right = scene.table("right", NOVEMBER);
            exchangeBuckets(scene, "wrong", NOVEMBER);
            Event<?> event = scene.event("e1", NOVEMBER, wrong, right);
            Run failed = scene.deliver(event, publisher);
            exchangeBuckets(scene, "wrong", NOVEMBER);
            // when
            scene.outside().ledger().reopen(failed.id());
            Run mended = scene.carryOn(event, scene.outside(), publisher);
            // then
            assertThat(mended.state()).isEqualTo(RunState.DONE);
            assertThat(publisher.payloads(BucketedTablesCreated.class).get(0).tables())
                    .extracting(FinishedTable::name)
                    .containsExactly("bucketed_wrong", "bucketed_right");
        }
    }

    @Test
    void held_tables_and_tables_of_no_snapshot_are_left_alone() {
        try (TablesScene scene = new TablesScene()) {
            // given
            RegisteredTable table = scene.table("ibe_01", OCTOBER);
            RegisteredTable held = new RegisteredTable(
                    table.name(),
                    table.base(),
                    Change.HELD,
                    table.location(),
                    table.layout(),
                    table.key(),
                    table.buckets(),
                    table.columns(),
                    null,
                    null);
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, held), publisher);
            // then
            assertThat(run.facts()).containsEntry("outcome", "nothing-to-do");
            assertThat(publisher.published()).isEmpty();
            assertThat(scene.tables()).containsExactly("ext_ibe_01");
        }
    }

    @Test
    void a_table_without_rows_is_a_table_too() {
        try (TablesScene scene = new TablesScene()) {
            // given
            RegisteredTable empty =
                    scene.table("empty", OCTOBER, TablesScene.BUCKETS, TablesScene.rows(5, OCTOBER) + " WHERE n < 0");
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, empty), publisher);
            // then
            assertThat(run.facts()).containsEntry("tables", "bucketed_empty (0 rows)");
        }
    }

    @Test
    void keys_that_are_numbers_or_missing_or_repeated_pass_the_checks() {
        try (TablesScene scene = new TablesScene()) {
            // given
            RegisteredTable numbers = scene.table(
                    "numbers",
                    OCTOBER,
                    TablesScene.BUCKETS,
                    "SELECT nullif(n % 40, 7) - 20 AS id, map(ARRAY['a'], ARRAY[n]) AS m, CAST(n AS decimal(10,2)) AS d,"
                            + " CAST(n AS double) AS f, nullif(n, 5) AS maybe FROM unnest(sequence(1, 200)) AS t(n)");
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, numbers), publisher);
            // then
            assertThat(run.facts()).containsEntry("tables", "bucketed_numbers (200 rows)");
        }
    }

    private static void exchangeBuckets(TablesScene scene, String base, String version) {
        String folder = scene.location(base, version).substring(("s3://" + scene.bucket() + "/").length());
        List<String> files = scene.keys(folder);
        for (String file : files) {
            String name = file.substring(folder.length());
            int bucket = Integer.parseInt(name.substring(0, 6));
            String other = "%06d".formatted(bucket ^ 1) + name.substring(6);
            scene.rename(file, folder + "moved/" + other);
        }
        scene.keys(folder + "moved/")
                .forEach(file -> scene.rename(file, folder + file.substring((folder + "moved/").length())));
    }
}
