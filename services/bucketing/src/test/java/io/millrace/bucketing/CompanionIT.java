package io.millrace.bucketing;

import io.millrace.bucketing.domain.Companion.Differs;
import io.millrace.bucketing.testing.BucketingScene;
import io.millrace.events.Event;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.millrace.bucketing.testing.BucketingScene.COMPANION;
import static io.millrace.bucketing.testing.BucketingScene.DATASET;
import static io.millrace.bucketing.testing.BucketingScene.request;
import static org.assertj.core.api.Assertions.assertThat;

/** Snapshots of two datasets that belong together are of one date; a setting decides what happens when not. */
class CompanionIT {
    private static final String SAID = "the snapshot of infobase_attributes is of 2025-10-22,"
            + " its companion addressable_ids has 2025-10-15 as its latest";

    private final BucketingScene scene =
            new BucketingScene().snapshot(DATASET, "2025-10-22").snapshot(COMPANION, "2025-10-15");

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void other_date_is_said_with_the_finished_run_when_it_is_to_warn() {
        // given
        scene.companionDiffers(Differs.WARN);
        // when
        Run run = scene.deliver(request("e1", null));
        // then
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.facts().get("warnings")).isEqualTo(SAID);
    }

    @Test
    void other_date_ends_the_run_before_anything_is_written_when_it_is_to_fail() {
        // given
        scene.companionDiffers(Differs.FAIL);
        // when
        Run run = scene.deliver(request("e1", null));
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(scene.publisher().payloads(StageFailed.class).get(0).why()).isEqualTo(SAID);
        assertThat(scene.versions()).isEmpty();
    }

    @Test
    void other_date_is_waited_for_when_it_is_to_wait() {
        // given
        scene.companionDiffers(Differs.WAIT);
        Event<?> event = request("e1", null);
        // when
        Run before = scene.look(event, scene.outside());
        scene.snapshot(COMPANION, "2025-10-22");
        Run after = scene.look(event, scene.outside());
        // then
        assertThat(before.state()).isEqualTo(RunState.OPEN);
        assertThat(after.state()).isEqualTo(RunState.DONE);
        assertThat(after.facts().get("warnings")).isEmpty();
    }

    @Test
    void companion_that_never_comes_to_this_date_ends_the_run_after_the_longest_wait() {
        // given
        scene.companionDiffers(Differs.WAIT);
        Event<?> event = request("e1", null);
        scene.look(event, scene.outside());
        scene.fixture().clock().advance(BucketingScene.LONGEST);
        // when
        Run run = scene.look(event, scene.outside());
        // then
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(scene.publisher().payloads(StageFailed.class).get(0).why())
                .startsWith(SAID)
                .contains("PT48H");
    }
}
