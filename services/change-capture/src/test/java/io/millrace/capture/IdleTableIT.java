package io.millrace.capture;

import io.millrace.capture.testing.CaptureScene;
import org.junit.jupiter.api.Test;

class IdleTableIT {
    private static final String CONFIRMED =
            "select confirmed_flush_lsn from pg_replication_slots where slot_name = '%s'";

    @Test
    void the_database_may_forget_its_log_while_only_other_tables_change() throws Exception {
        try (CaptureScene scene = new CaptureScene("quiet")) {
            // given
            String slot = scene.database().name();
            scene.database().run("create table quiet (id int primary key)", "create table busy (id int, filler text)");
            scene.startAndLoad();
            // when
            scene.database().run("insert into busy select i, repeat('x', 500) from generate_series(1, 2000) i");
            String busyEnd = scene.database().ask("select pg_current_wal_lsn()");
            // then
            CaptureScene.await("the slot passes " + busyEnd, () -> scene.database()
                    .ask("select '" + busyEnd + "'::pg_lsn <= (" + CONFIRMED.formatted(slot) + ")")
                    .equals("t"));
        }
    }
}
