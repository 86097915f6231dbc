package io.millrace.capture;

import io.millrace.capture.run.Capture;
import io.millrace.capture.testing.CaptureScene;
import io.millrace.events.lake.StageFailed;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class VanishedTableIT {

    @Test
    void a_table_that_was_dropped_or_is_published_no_more_is_told_and_again_after_a_restart() throws Exception {
        try (CaptureScene scene = new CaptureScene("kept", "dropped", "unpublished")) {
            // given
            scene.database()
                    .run(
                            "create table kept (id int primary key)",
                            "create table dropped (id int primary key)",
                            "create table unpublished (id int primary key)");
            Capture capture = scene.startAndLoad();
            // when
            scene.database()
                    .run(
                            "alter publication " + scene.database().name() + " drop table unpublished",
                            "drop table dropped",
                            "insert into kept values (1)");
            CaptureScene.await("both are told", () -> told(scene).size() == 2);
            // then
            assertThat(told(scene).get(0).what()).isEqualTo("Table public.dropped");
            assertThat(told(scene).get(0).why()).contains("dropped or renamed");
            assertThat(told(scene).get(1).what()).isEqualTo("Table public.unpublished");
            assertThat(told(scene).get(1).whatToDo()).contains("add table \"public\".\"unpublished\"", "reconcile");
            assertThat(capture.progress().vanished()).containsExactlyInAnyOrder("public.dropped", "public.unpublished");
            scene.topic("kept").first(message -> message.operation().equals("insert"));
            // and
            capture.close();
            scene.database().run("alter publication " + scene.database().name() + " add table unpublished");
            Capture again = scene.start();
            CaptureScene.await(
                    "the dropped one is told again", () -> told(scene).size() == 3);
            assertThat(again.progress().vanished()).containsExactly("public.dropped");
        }
    }

    private static List<StageFailed> told(CaptureScene scene) {
        return scene.events().payloads(StageFailed.class);
    }
}
