package io.millrace.registration.listener;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.platform.testing.Topic;
import io.millrace.registration.testing.RegistrationScene;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed: events in, tables and events out, poison put aside. */
@QuarkusTest
@QuarkusTestResource(RegistrationLake.class)
class TableRegistrationServiceIT {
    private static final String V1 = "2025-10-15-aaaaaaaa";
    private static final String V2 = "2025-10-22-bbbbbbbb";

    @Test
    void snapshots_come_in_and_tables_stand_while_poison_is_put_aside_and_drift_is_told() throws Exception {
        // given
        RegistrationScene scene = RegistrationLake.scene();
        new Topic("snapshot-bucketed").put("no event at all");

        // when
        Topic.publish(scene.bucketed(
                V1,
                scene.table(V1, "ibe_01", 4, "customer_user_id", "a"),
                scene.partitioned(V1, "ibe_01", List.of(0, 255))));
        Event<?> registered = new Topic("tables-registered").event(event -> V1.equals(event.causationId()));
        Topic.publish(scene.bucketed(V2, scene.table(V2, "ibe_01", 4, "customer_user_id")));
        Event<?> drifted = new Topic("schema-drifted").event(event -> V2.equals(event.causationId()));

        // then
        assertThat(registered.id()).isEqualTo(EventIds.derived(V1, "tables-registered", RegistrationScene.DATASET));
        assertThat(registered.as(TablesRegistered.class).data().tables())
                .extracting(RegisteredTable::name, RegisteredTable::change)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ext_ibe_01", Change.CREATED),
                        org.assertj.core.groups.Tuple.tuple("part_ibe_01", Change.CREATED));
        assertThat(drifted.subject()).isEqualTo("lake_test.ext_ibe_01");
        assertThat(scene.find("part_ibe_01")).isPresent();
        assertThat(new Topic("dead-letters")
                        .record(letter -> new String(letter.value(), UTF_8).equals("no event at all"))
                        .headers()
                        .lastHeader("dead-letter-reason"))
                .isNotNull();
    }
}
