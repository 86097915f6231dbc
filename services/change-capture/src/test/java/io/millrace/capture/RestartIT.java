package io.millrace.capture;

import io.millrace.capture.run.Capture;
import io.millrace.capture.testing.CaptureScene;
import io.millrace.capture.testing.ChangeTopic;
import io.millrace.capture.testing.Counters;
import io.millrace.capture.testing.CrashingKafka;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever ends while changes come, every change reaches its topic, and for each key they can be put in order. */
class RestartIT {

    @Test
    void a_failure_at_any_step_loses_nothing_and_mixes_nothing_up() throws Exception {
        try (CaptureScene scene = new CaptureScene(Counters.TABLE)) {
            // given
            Counters counters = new Counters(scene.database());
            AtomicReference<CrashingKafka> crashing = new AtomicReference<>();
            scene.start(scene.settings(), real -> {
                crashing.set(new CrashingKafka(real, 3, 5));
                return crashing.get();
            });
            ChangeTopic topic = scene.topic(Counters.TABLE);
            // when
            while (crashing.get().crashes() < 5) {
                counters.count();
            }
            counters.count();
            // then
            counters.assertNothingIsMissing(topic.await(counters::areComplete));
        }
    }

    @Test
    void a_stop_and_a_start_go_on_from_the_stored_position_and_see_columns_that_came_between() throws Exception {
        try (CaptureScene scene = new CaptureScene(Counters.TABLE)) {
            // given
            Counters counters = new Counters(scene.database());
            Capture first = scene.startAndLoad();
            counters.count();
            ChangeTopic topic = scene.topic(Counters.TABLE);
            topic.await(counters::areComplete);
            first.close();
            counters.count();
            scene.database().run("alter table counters add column note text default 'new'");
            counters.count();
            // when
            scene.start();
            // then
            counters.assertNothingIsMissing(topic.await(counters::areComplete));
            assertThat(topic.await(all -> true).stream()
                            .filter(m -> m.operation().equals("load-started")))
                    .hasSize(3);
            assertThat(scene.events().payloads(SchemaDrifted.class))
                    .hasSize(1)
                    .allMatch(event -> event.changes().get(0).column().equals("note"));
        }
    }

    @Test
    void the_broker_and_the_database_may_die_under_load() throws Exception {
        try (CaptureScene scene = new CaptureScene(Counters.TABLE)) {
            // given
            Counters counters = new Counters(scene.database());
            scene.startAndLoad();
            counters.count();
            // when
            TestLake.with(LakePart.BROKER).kill(LakePart.BROKER);
            counters.count();
            TestLake.with(LakePart.BROKER).restart(LakePart.BROKER);
            counters.count();
            TestLake.with(LakePart.DATABASE).kill(LakePart.DATABASE);
            TestLake.with(LakePart.DATABASE).restart(LakePart.DATABASE);
            scene.database().connectAgain();
            counters.count();
            // then
            counters.assertNothingIsMissing(scene.topic(Counters.TABLE).await(counters::areComplete));
        }
    }
}
