package io.millrace.bucketed;

import io.millrace.bucketed.testing.TablesResource;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed: events in, events out, poison put aside. */
@RequiresSqlEngine
@QuarkusTest
@QuarkusTestResource(TablesResource.class)
class BucketedTablesServiceIT {
    private static final String OCTOBER = "2025-10-22-1f0c9a3b";

    @Test
    void registered_tables_come_in_and_finished_tables_go_out_while_poison_is_put_aside() throws Exception {
        // given
        TablesScene scene = TablesResource.scene();
        new Topic("tables-registered").put("no event at all");
        // when
        Topic.publish(scene.event("e1", OCTOBER, scene.table("ids", OCTOBER)));
        Event<?> created = new Topic("bucketed-tables-created").event(event -> "e1".equals(event.causationId()));
        // then
        assertThat(created.id()).isEqualTo(EventIds.derived("e1", "bucketed-tables-created", TablesScene.DATASET));
        assertThat(created.as(BucketedTablesCreated.class).data().tables())
                .extracting(FinishedTable::name)
                .containsExactly("bucketed_ids", "part_ids_er");
        assertThat(scene.pointsTo("part_ids_er")).contains("/test/er/ids/v=" + OCTOBER);
        assertThat(new Topic("dead-letters")
                        .record(letter -> new String(letter.value(), UTF_8).equals("no event at all"))
                        .headers()
                        .lastHeader("dead-letter-reason"))
                .isNotNull();
    }
}
