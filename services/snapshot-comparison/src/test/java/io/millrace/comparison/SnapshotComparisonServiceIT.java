package io.millrace.comparison;

import io.millrace.comparison.testing.ComparisonResource;
import io.millrace.comparison.testing.ComparisonScene;
import io.millrace.comparison.testing.Rows;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.platform.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed: events in, events out, poison put aside. */
@QuarkusTest
@QuarkusTestResource(ComparisonResource.class)
class SnapshotComparisonServiceIT {

    @Test
    void snapshots_and_an_approval_come_in_and_batches_go_out_while_poison_is_put_aside() throws Exception {
        // given
        ComparisonScene scene = ComparisonResource.scene();
        new Topic("snapshot-written").put("no event at all");
        new Topic("deletions-approved").put("neither is this");
        // when
        Topic.publish(scene.snapshot("20260101000000", "e1", Rows.many(50)));
        Event<?> additions = new Topic("additions-found").event(event -> "e1".equals(event.causationId()));
        Topic.publish(scene.snapshot("20260102000000", "e2", Rows.many(20)));
        Event<?> held = new Topic("deletions-held").event(event -> "e2".equals(event.causationId()));
        Topic.publish(ComparisonScene.approval(
                "a1", held.as(DeletionsHeld.class).data().holdId()));
        Event<?> deletions = new Topic("deletions-found").event(event -> "a1".equals(event.causationId()));
        // then
        assertThat(additions.id()).isEqualTo(EventIds.derived("e1", "additions-found", ComparisonScene.DATASET));
        assertThat(additions.as(AdditionsFound.class).data().batch().rows()).isEqualTo(50);
        assertThat(deletions.as(DeletionsFound.class).data().batch().rows()).isEqualTo(30);
        assertThat(scene.dropped().keySet()).anyMatch(key -> key.endsWith("__deleted__/.manifest.json"));
        assertThat(deadLetter("no event at all").headers().lastHeader("dead-letter-reason"))
                .isNotNull();
        assertThat(deadLetter("neither is this").headers().lastHeader("dead-letter-reason"))
                .isNotNull();
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String text) {
        return new Topic("dead-letters").record(letter -> new String(letter.value(), UTF_8).equals(text));
    }
}
