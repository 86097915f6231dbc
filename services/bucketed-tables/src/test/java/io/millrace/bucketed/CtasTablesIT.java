package io.millrace.bucketed;

import io.millrace.bucketed.testing.SqlScene;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine writes the bucketed table. */
@RequiresSqlEngine
class CtasTablesIT {
    private static final String OCTOBER = "2025-10-22-1f0c9a3b";

    private final RecordingPublisher publisher = new RecordingPublisher();

    @Test
    void the_engine_writes_every_column_into_a_version_of_its_own() {
        try (TablesScene scene = new TablesScene().ctas(TablesScene.BUCKETS)) {
            // given
            StringBuilder wide = new StringBuilder("SELECT CAST(n AS varchar) AS id");
            for (int column = 1; column <= 120; column++) {
                wide.append(", n + ").append(column).append(" AS c").append(column);
            }
            RegisteredTable source =
                    scene.table("wide", OCTOBER, TablesScene.BUCKETS, wide + " FROM unnest(sequence(1, 50)) AS t(n)");
            // when
            scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            assertThat(publisher.payloads(BucketedTablesCreated.class).get(0).tables())
                    .singleElement()
                    .satisfies(table -> assertThat(table.way()).isEqualTo(Way.CTAS));
            assertThat(scene.pointsTo("bucketed_wide"))
                    .isEqualTo("s3://" + scene.bucket() + "/ctas/wide/v=" + OCTOBER + "/");
            assertThat(scene.catalogTable("bucketed_wide")
                            .orElseThrow()
                            .storageDescriptor()
                            .columns())
                    .hasSize(121);
            assertThat(scene.ask("SELECT c120 FROM {db}.bucketed_wide WHERE id = '7'"))
                    .containsExactly("[127]");
            assertThat(scene.tables()).containsExactly("bucketed_wide", "ext_wide");
        }
    }

    @Test
    void more_buckets_than_the_engine_writes_at_once_are_refused_before_anything_is_written() {
        try (TablesScene scene = new TablesScene().ctas(TablesScene.BUCKETS - 1)) {
            // given
            RegisteredTable source = scene.table("ibe_01", OCTOBER);
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.facts().get("why")).contains("open writers").contains("4 buckets are more than the 3");
            assertThat(scene.keys("ctas/")).isEmpty();
            assertThat(scene.tables()).containsExactly("ext_ibe_01");
        }
    }

    @Test
    void files_that_a_dead_process_left_in_the_location_are_removed_first() {
        try (TablesScene scene = new TablesScene().ctas(TablesScene.BUCKETS)) {
            // given
            RegisteredTable source = scene.table("ibe_01", OCTOBER);
            scene.keys("bucketed/")
                    .forEach(key -> scene.copy(
                            key, "ctas/ibe_01/v=" + OCTOBER + "/" + key.substring(key.lastIndexOf('/') + 1)));
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            assertThat(run.facts()).containsEntry("tables", "bucketed_ibe_01 (200 rows)");
        }
    }

    @Test
    void a_location_that_somebody_else_writes_into_is_refused_before_the_engine_is_told() {
        try (TablesScene scene = new TablesScene().ctas(TablesScene.BUCKETS)) {
            // given
            Event<TablesRegistered> event = scene.event("e1", OCTOBER, scene.table("ibe_01", OCTOBER));
            ObjectLocation stray = new ObjectLocation(scene.bucket(), "ctas/ibe_01/v=" + OCTOBER + "/stray");
            scene.objects().put(stray, "left behind", "x/y");
            scene.outside().ledger().accept("bucketed-tables", event);
            // when
            Run run = scene.carryOn(event, scene.fixture().process(new Intruder(scene, stray)), publisher);
            // then
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.facts().get("why"))
                    .contains("bucketed_ibe_01: empty location")
                    .contains("is being written to by somebody else");
            assertThat(scene.tables()).containsExactly("ext_ibe_01");
        }
    }

    /** Writes whenever somebody has cleared up. */
    private record Intruder(TablesScene scene, ObjectLocation file) implements ExecutionInterceptor {
        @Override
        public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
            if (call.request() instanceof DeleteObjectsRequest) {
                scene.objects().put(file, "still there", "x/y");
            }
        }
    }

    @Test
    void a_statement_that_the_engine_refuses_fails_the_table_by_its_name_and_reason() {
        try (TablesScene scene = new TablesScene(SqlScene.trino()).ctas(TablesScene.BUCKETS)) {
            // given
            RegisteredTable source = scene.table("ibe_01", OCTOBER);
            scene.keys("bucketed/")
                    .forEach(key -> scene.objects().put(new ObjectLocation(scene.bucket(), key), "no parquet", "x/y"));
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            assertThat(run.facts().get("why"))
                    .contains("bucketed_ibe_01: create table as: the engine refused")
                    .containsIgnoringCase("parquet");
            assertThat(scene.pointsTo("bucketed_ibe_01")).isEqualTo("none");
        }
    }
}
