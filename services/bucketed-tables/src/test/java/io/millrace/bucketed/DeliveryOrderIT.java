package io.millrace.bucketed;

import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.Event;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Events that come twice, late, or while another run is at work. */
@RequiresSqlEngine
class DeliveryOrderIT {
    private static final String OCTOBER = "2025-10-22-1f0c9a3b";
    private static final String NOVEMBER = "2025-11-22-00000001";

    private final RecordingPublisher publisher = new RecordingPublisher();

    @Test
    void an_event_told_again_under_another_id_changes_nothing_and_tells_the_same() {
        try (TablesScene scene = new TablesScene()) {
            // given
            RegisteredTable source = scene.table("ibe_01", OCTOBER);
            scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            Object before = scene.catalogTable("bucketed_ibe_01").orElseThrow().parameters();
            // when
            scene.deliver(scene.event("e2", OCTOBER, source), publisher);
            // then
            assertThat(scene.catalogTable("bucketed_ibe_01").orElseThrow().parameters())
                    .isEqualTo(before);
            assertThat(publisher.published().get(1).data())
                    .isEqualTo(publisher.published().get(0).data());
        }
    }

    @Test
    void a_version_told_of_again_at_a_later_time_is_not_written_anew_under_its_readers() {
        try (TablesScene scene = new TablesScene().ctas(TablesScene.BUCKETS).matching("ibe_01")) {
            // given
            RegisteredTable source = scene.table("ibe_01", OCTOBER);
            scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            List<String> before = written(scene);
            // when
            Run run = scene.deliver(scene.event("e2", OCTOBER, TablesScene.NOON.plusSeconds(1), source), publisher);
            // then
            assertThat(run.facts()).containsEntry("outcome", "published");
            assertThat(written(scene)).isEqualTo(before).isNotEmpty();
            assertThat(publisher.published().get(1).data())
                    .isEqualTo(publisher.published().get(0).data());
        }
    }

    @Test
    void an_older_snapshot_that_comes_late_takes_the_place_of_no_newer_one() {
        try (TablesScene scene = new TablesScene().matching("ibe_01")) {
            // given
            Event<TablesRegistered> late = scene.event("e1", OCTOBER, scene.table("ibe_01", OCTOBER));
            Event<TablesRegistered> newer = scene.event("e2", NOVEMBER, scene.table("ibe_01", NOVEMBER));
            scene.deliver(newer, publisher);
            // when
            Run run = scene.deliver(late, publisher);
            // then
            assertThat(run.facts())
                    .containsEntry("outcome", "superseded")
                    .containsEntry("superseded", "bucketed_ibe_01, part_ibe_01_er");
            assertThat(scene.pointsTo("bucketed_ibe_01")).isEqualTo(scene.location("ibe_01", NOVEMBER));
            assertThat(publisher.published()).hasSize(1);
        }
    }

    @Test
    void a_snapshot_whose_source_shows_a_newer_one_by_now_is_left_to_the_newer_event() {
        try (TablesScene scene = new TablesScene()) {
            // given
            Event<TablesRegistered> overtaken = scene.event("e1", OCTOBER, scene.table("ibe_01", OCTOBER));
            scene.table("ibe_01", NOVEMBER);
            // when
            Run run = scene.deliver(overtaken, publisher);
            // then
            assertThat(run.facts()).containsEntry("outcome", "superseded");
            assertThat(scene.tables()).containsExactly("ext_ibe_01");
        }
    }

    @Test
    void a_run_waits_for_the_one_that_makes_the_same_datasets_tables() {
        try (TablesScene scene = new TablesScene()) {
            // given
            Event<TablesRegistered> first = scene.event("e1", OCTOBER, scene.table("ibe_01", OCTOBER));
            Event<TablesRegistered> second =
                    scene.event("e2", OCTOBER, scene.register("ibe_01", OCTOBER, TablesScene.BUCKETS));
            scene.outside().ledger().accept("bucketed-tables", first);
            scene.outside().ledger().accept("bucketed-tables", second);
            scene.takeTurn(first);
            // when
            scene.outside()
                    .runner(publisher, 3)
                    .carryOn(scene.stage(scene.outside()), Run.id("bucketed-tables", second.id()));
            // then
            assertThat(scene.outside()
                            .ledger()
                            .find(Run.id("bucketed-tables", second.id()))
                            .orElseThrow())
                    .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.OPEN))
                    .satisfies(run -> assertThat(run.attempts()).isZero());
            assertThat(scene.tables()).containsExactly("ext_ibe_01");
        }
    }

    /** What the engine wrote: each object by its key and the moment of its writing. */
    private static List<String> written(TablesScene scene) {
        return scene
                .outside()
                .clients()
                .s3()
                .listObjectsV2Paginator(request -> request.bucket(scene.bucket()))
                .contents()
                .stream()
                .filter(object ->
                        object.key().startsWith("ctas/") || object.key().startsWith("er/ibe_01/"))
                .map(object -> object.key() + " " + object.lastModified())
                .sorted()
                .toList();
    }
}
