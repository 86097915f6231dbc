package io.millrace.comparison;

import io.millrace.comparison.domain.MappingRow;
import io.millrace.comparison.store.Hold;
import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Downstream;
import io.millrace.comparison.testing.Rows;
import io.millrace.events.EventIds;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Set;

import static io.millrace.comparison.testing.ComparisonScene.DATASET;
import static io.millrace.comparison.testing.ComparisonScene.approval;
import static io.millrace.comparison.testing.ComparisonScene.folder;
import static org.assertj.core.api.Assertions.assertThat;

class HoldIT {
    private static final Set<MappingRow> FULL = Rows.many(50);
    private static final Set<MappingRow> GUTTED = Rows.many(30);
    private static final String HOLD = EventIds.derived("e2", "batch");

    private final ComparisonScene scene = new ComparisonScene();
    private final RecordingPublisher publisher = new RecordingPublisher();

    @BeforeEach
    void publishAndHold() {
        scene.deliver(scene.snapshot("20260101000000", "e1", FULL), publisher);
        scene.deliver(scene.snapshot("20260102000000", "e2", GUTTED), publisher);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_mass_deletion_is_told_with_its_figures_and_nothing_is_published() {
        assertThat(publisher.payloads(DeletionsHeld.class)).singleElement().satisfies(held -> {
            assertThat(held.holdId()).isEqualTo(HOLD);
            assertThat(held.deletions()).isEqualTo(20);
            assertThat(held.previousRows()).isEqualTo(50);
            assertThat(held.sharePercent()).isEqualTo(40.0);
            assertThat(held.limitPercent()).isEqualTo(20.0);
            assertThat(held.limitCount()).isEqualTo(10);
            assertThat(held.sample()).hasSize(20);
        });
        assertThat(scene.dropped().keySet()).noneMatch(key -> key.startsWith(folder(HOLD)));
        assertThat(scene.published()).isEqualTo("20260101000000");
    }

    @Test
    void an_approval_publishes_the_very_difference_that_was_held() {
        // when
        Run run = scene.deliver(approval("a1", HOLD), publisher);
        // then
        assertThat(run.facts()).containsEntry("outcome", "published").containsEntry("removed", "20");
        assertThat(publisher.payloads(DeletionsFound.class))
                .singleElement()
                .satisfies(found -> assertThat(found.batch().id()).isEqualTo(HOLD));
        assertThat(new Downstream(scene).after(publisher)).isEqualTo(GUTTED);
        assertThat(scene.published()).isEqualTo("20260102000000");
        assertThat(scene.holds().find(DATASET)).isEmpty();
    }

    @Test
    void an_approval_given_twice_publishes_once_even_when_more_came_between() {
        // given
        scene.deliver(approval("a1", HOLD), publisher);
        scene.deliver(scene.snapshot("20260103000000", "e3", Rows.and(GUTTED, Rows.of("zz>z"))), publisher);
        int published = publisher.published().size();
        // when
        Run again = scene.deliver(approval("a2", HOLD), publisher);
        // then
        assertThat(again.facts()).containsEntry("outcome", "already-published");
        assertThat(publisher.published()).hasSize(published);
    }

    @Test
    void an_approval_is_stale_once_a_later_snapshot_was_published() {
        // given
        scene.deliver(scene.snapshot("20260103000000", "e3", Rows.and(FULL, Rows.of("zz>z"))), publisher);
        // when
        Run run = scene.deliver(approval("a1", HOLD), publisher);
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(publisher.payloads(StageFailed.class)).singleElement().satisfies(failed -> assertThat(failed.what())
                .contains(HOLD));
        assertThat(scene.published()).isEqualTo("20260103000000");
        assertThat(scene.holds().find(DATASET)).isEmpty();
    }

    @Test
    void a_newer_hold_takes_the_place_of_an_older_one() {
        // given
        scene.deliver(scene.snapshot("20260103000000", "e3", Rows.many(20)), publisher);
        // when
        Run old = scene.deliver(approval("a1", HOLD), publisher);
        Run current = scene.deliver(approval("a2", EventIds.derived("e3", "batch")), publisher);
        // then
        assertThat(old.state()).isEqualTo(RunState.FAILED);
        assertThat(current.facts()).containsEntry("outcome", "published");
        assertThat(new Downstream(scene).after(publisher)).isEqualTo(Rows.many(20));
    }

    @Test
    void a_later_snapshot_with_the_same_bytes_leaves_the_hold_and_nobody_is_told_again() {
        // when
        Run again = scene.deliver(scene.snapshot("20260103000000", "e3", GUTTED), publisher);
        Run late = scene.deliver(scene.snapshot("20260102120000", "e2b", Rows.many(45)), publisher);
        Run approved = scene.deliver(approval("a1", HOLD), publisher);
        // then
        assertThat(again.facts()).containsEntry("outcome", "held");
        assertThat(publisher.payloads(DeletionsHeld.class)).hasSize(1);
        assertThat(late.facts()).containsEntry("outcome", "superseded");
        assertThat(approved.facts()).containsEntry("outcome", "published").containsEntry("removed", "20");
        assertThat(publisher.payloads(DeletionsFound.class))
                .singleElement()
                .satisfies(found -> assertThat(found.batch().id()).isEqualTo(HOLD));
        assertThat(new Downstream(scene).after(publisher)).isEqualTo(GUTTED);
        assertThat(scene.published()).isEqualTo("20260103000000");
    }

    @Test
    void a_hold_that_nobody_was_told_of_is_replaced_and_told_by_a_later_snapshot_with_the_same_bytes() {
        // given: a run that gave up between its hold and its event
        Hold told = scene.holds().find(DATASET).orElseThrow();
        scene.holds()
                .put(new Hold(
                        DATASET,
                        told.holdId(),
                        told.previousSnapshot(),
                        told.snapshot(),
                        told.heldEventId(),
                        told.correlationId(),
                        told.deletions(),
                        false));
        // when
        scene.deliver(scene.snapshot("20260103000000", "e3", GUTTED), publisher);
        // then
        assertThat(publisher.payloads(DeletionsHeld.class))
                .extracting(DeletionsHeld::holdId)
                .containsExactly(HOLD, EventIds.derived("e3", "batch"));
        assertThat(told.told()).isTrue();
    }

    @Test
    void a_late_snapshot_does_not_take_the_place_of_a_newer_hold() {
        // when
        Run late = scene.deliver(scene.snapshot("20260101120000", "e1b", Rows.many(45)), publisher);
        // then
        assertThat(late.facts()).containsEntry("outcome", "superseded");
        assertThat(scene.holds().find(DATASET))
                .hasValueSatisfying(hold -> assertThat(hold.holdId()).isEqualTo(HOLD));
    }

    @Test
    void a_held_snapshot_that_was_changed_is_not_published() {
        // given
        scene.objects().put(scene.data("20260102000000"), ComparisonScene.csv(Rows.many(1)), "text/csv");
        // when
        Run run = scene.deliver(approval("a1", HOLD), publisher);
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(scene.published()).isEqualTo("20260101000000");
        assertThat(publisher.payloads(DeletionsFound.class)).isEmpty();
    }
}
