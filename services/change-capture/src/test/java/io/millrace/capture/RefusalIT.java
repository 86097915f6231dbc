package io.millrace.capture;

import io.millrace.capture.run.Capture;
import io.millrace.capture.run.CaptureSettings;
import io.millrace.capture.testing.CaptureScene;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What keeps capture from starting is told with what to do, and capture goes on once it is done. */
class RefusalIT {

    @Test
    void a_user_without_rights_is_told_what_to_grant_and_capture_starts_once_it_is_granted() throws Exception {
        try (CaptureScene scene = new CaptureScene("a", "b")) {
            // given
            String user = "reader_" + scene.database().name();
            scene.database()
                    .run(
                            "create table a (id int primary key)",
                            "create table b (id int)",
                            "create role " + user + " login password 'secret'");
            CaptureSettings settings =
                    scene.settings(scene.database().addressOf(user), TypeProfile.DMS, 1, List.of("a", "b"));
            Capture capture = scene.start(settings, real -> real);
            // when
            String told = failure(scene).why()
                    + failure(scene).what()
                    + failure(scene).whatToDo();
            // then
            assertThat(told)
                    .contains("alter role \"" + user + "\" replication", "rds_replication")
                    .contains("grant select on \"public\".\"a\" to \"" + user + "\"")
                    .contains("Table public.b", "no primary key", "replica identity full")
                    .contains("create publication \"" + scene.database().name() + "\" for table \"public\".\"a\"");
            // and
            scene.database()
                    .run(
                            "alter role " + user + " replication",
                            "grant select on a, b to " + user,
                            "alter table b replica identity full",
                            "create publication " + scene.database().name() + " for table a, b");
            scene.database().run("insert into b values (1)");
            assertThat(scene.topic("b")
                            .first(message -> message.operation().equals("load"))
                            .key())
                    .isEqualTo("public.b");
            CaptureScene.await(
                    "recovery is told",
                    () -> !scene.events().payloads(StageRecovered.class).isEmpty());
            assertThat(scene.events().payloads(StageFailed.class)).hasSize(1);
            capture.close();
            scene.database().run("drop owned by " + user, "drop role " + user);
        }
    }

    @Test
    void a_slot_that_was_made_anew_is_refused_and_a_raised_generation_loads_again() throws Exception {
        try (CaptureScene scene = new CaptureScene("a")) {
            // given
            String slot = scene.database().name();
            scene.database().run("create table a (id int primary key)", "insert into a values (1)");
            scene.startAndLoad().close();
            CaptureScene.await("the slot is free", () -> "f"
                    .equals(scene.database()
                            .ask("select active from pg_replication_slots where slot_name = '" + slot + "'")));
            scene.database()
                    .run(
                            "select pg_drop_replication_slot('" + slot + "')",
                            "insert into a values (2)",
                            "select pg_create_logical_replication_slot('" + slot + "', 'pgoutput')");
            Capture refused = scene.start();
            // when
            StageFailed failure = failure(scene);
            // then
            assertThat(failure.why()).contains("after the stored position");
            assertThat(failure.whatToDo()).contains("millrace.capture.load-generation");
            refused.close();
            // and
            scene.start(scene.settings(scene.database().address(), TypeProfile.EXACT, 2, List.of("a")), real -> real);
            assertThat(scene.topic("a")
                            .await(all -> all.stream()
                                            .filter(message ->
                                                    message.operation().equals("load-completed"))
                                            .count()
                                    == 6))
                    .extracting(message -> message.key())
                    .contains("{\"id\":2}");
        }
    }

    @Test
    void tables_whose_rows_a_load_would_miss_or_take_from_others_are_refused() throws Exception {
        try (CaptureScene scene = new CaptureScene("hidden", "parent")) {
            // given
            String user = "reader_" + scene.database().name();
            scene.database()
                    .run(
                            "create role " + user + " login replication password 'secret'",
                            "create table hidden (id int primary key)",
                            "alter table hidden enable row level security",
                            "create table parent (id int primary key)",
                            "create table child () inherits (parent)",
                            "grant select on hidden, parent to " + user,
                            "create publication " + scene.database().name() + " for table hidden, parent");
            // when
            Capture capture = scene.start(
                    scene.settings(scene.database().addressOf(user), TypeProfile.DMS, 1, List.of("hidden", "parent")),
                    real -> real);
            StageFailed failure = failure(scene);
            // then
            assertThat(failure.what() + failure.why() + failure.whatToDo())
                    .contains("Table public.hidden", "alter role \"" + user + "\" bypassrls")
                    .contains("Table public.parent", "other tables inherit from it");
            capture.close();
            scene.database().run("drop owned by " + user, "drop role " + user);
        }
    }

    @Test
    void a_policy_that_comes_after_the_load_does_not_stop_capture() throws Exception {
        try (CaptureScene scene = new CaptureScene("a")) {
            // given
            String user = "reader_" + scene.database().name();
            scene.database()
                    .run(
                            "create role " + user + " login replication password 'secret'",
                            "create table a (id int primary key)",
                            "grant select on a to " + user,
                            "create publication " + scene.database().name() + " for table a");
            CaptureSettings settings =
                    scene.settings(scene.database().addressOf(user), TypeProfile.DMS, 1, List.of("a"));
            Capture loading = scene.start(settings, real -> real);
            scene.awaitStreaming(loading);
            loading.close();
            scene.database().run("alter table a enable row level security", "insert into a values (7)");
            // when
            Capture resumed = scene.start(settings, real -> real);
            // then
            assertThat(scene.topic("a")
                            .first(message -> message.operation().equals("insert"))
                            .key())
                    .isEqualTo("{\"id\":7}");
            resumed.close();
            scene.database().run("drop owned by " + user, "drop role " + user);
        }
    }

    @Test
    void a_topic_that_is_compacted_is_refused() throws Exception {
        try (CaptureScene scene = new CaptureScene("a")) {
            // given
            scene.database().run("create table a (id int primary key)");
            scene.makeTopic("a", Map.of("cleanup.policy", "compact"));
            // when
            scene.start();
            StageFailed failure = failure(scene);
            // then
            assertThat(failure.why()).contains("Kafka compacts it");
            assertThat(failure.whatToDo()).contains("cleanup.policy=delete");
        }
    }

    private static StageFailed failure(CaptureScene scene) throws Exception {
        CaptureScene.await(
                "a failure is told",
                () -> !scene.events().payloads(StageFailed.class).isEmpty());
        return scene.events().payloads(StageFailed.class).get(0);
    }
}
