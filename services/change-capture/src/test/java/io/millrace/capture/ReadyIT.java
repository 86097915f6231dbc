package io.millrace.capture;

import io.millrace.capture.domain.Progress.Phase;
import io.millrace.capture.run.Capture;
import io.millrace.capture.testing.CaptureScene;
import io.millrace.capture.testing.ChangeTopic;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;

class ReadyIT {
    private static final String SLOT = "select count(*) from pg_replication_slots where slot_name = '%s'";

    @Test
    void capture_says_that_it_loads_only_once_every_later_change_comes_by_itself() throws Exception {
        try (CaptureScene scene = new CaptureScene("trips");
                Connection other = scene.database().address().connect();
                Statement statement = other.createStatement();
                ChangeTopic trips = scene.topic("trips")) {
            // given: the slot cannot say where it begins before this transaction has ended
            scene.database().run("create table trips (id int primary key, km int)", "insert into trips values (1, 1)");
            other.setAutoCommit(false);
            statement.execute("update trips set km = 2");
            Capture capture = scene.start();
            CaptureScene.await("the slot is being made", () -> scene.database()
                    .ask(SLOT.formatted(scene.database().name()))
                    .equals("1"));
            Phase before = capture.progress().phase();
            // when
            other.commit();
            CaptureScene.await("every change counts", () -> capture.progress().phase() != Phase.STARTING);
            scene.database().run("update trips set km = 3", "update trips set km = 4");
            // then
            assertThat(before).isEqualTo(Phase.STARTING);
            assertThat(trips.first(message -> message.operation().equals("load"))
                            .data())
                    .hasToString("{\"id\":1,\"km\":2}");
            assertThat(trips.first(message -> message.operation().equals("update"))
                            .data())
                    .hasToString("{\"id\":1,\"km\":3}");
        }
    }
}
