package io.millrace.mapping.listener;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.mapping.testing.MappingResource;
import io.millrace.mapping.testing.MappingScene;
import io.millrace.platform.testing.Topic;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed: a request in, a snapshot out, poison put aside. */
@QuarkusTest
@QuarkusTestResource(MappingResource.class)
class MappingValidationServiceIT {
    @Inject
    MappingSchedule schedule;

    @Inject
    Scheduler scheduler;

    @Test
    void a_request_becomes_a_snapshot_while_poison_is_put_aside_with_its_reason() throws Exception {
        // given
        MappingScene scene = MappingResource.scene();
        scene.glue().with("v2__db__test", "t", 1);
        scene.mapping("v1|db__test|a", "v2|db__test|t0");
        new Topic("mapping-sync-requested").put("no event at all");
        Topic.publish(MappingScene.request("future", "2999-01-31T12:00:00Z"));
        Event<?> request = MappingScene.request("e1", "2026-01-31T12:00:00Z");
        // when
        Topic.publish(request);
        Topic.publish(request);
        // then
        Event<?> written = new Topic("snapshot-written").event(event -> "e1".equals(event.causationId()));
        assertThat(written.id()).isEqualTo(EventIds.derived("e1", "snapshot-written", MappingScene.DATASET));
        assertThat(written.correlationId()).isEqualTo("e1");
        assertThat(rowsOf(written)).contains("v1__db__test.a,v2__db__test.t0\r\n");
        ConsumerRecord<String, byte[]> letter =
                new Topic("dead-letters").record(record -> new String(record.value(), UTF_8).equals("no event at all"));
        assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .contains("specversion");
        ConsumerRecord<String, byte[]> future = new Topic("dead-letters")
                .record(record -> record.headers().lastHeader("ce_id") != null
                        && new String(record.headers().lastHeader("ce_id").value(), UTF_8).equals("future"));
        assertThat(new String(future.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .contains("AHEAD_OF_TIME: time: ");
    }

    @Test
    void a_tick_of_the_schedule_becomes_one_snapshot_however_many_instances_tick() {
        // given
        MappingScene scene = MappingResource.scene();
        scene.glue().with("v2__tick__test", "t", 1);
        scene.mapping("v1|tick__test|a", "v2|tick__test|t0");
        ScheduledExecution tick = new Tick(Instant.parse("2026-02-01T06:00:00Z"));
        String id = schedule.request(tick.getScheduledFireTime()).id();
        // when
        schedule.tick(tick);
        schedule.tick(tick);
        // then
        Event<?> written = new Topic("snapshot-written").event(event -> id.equals(event.causationId()));
        assertThat(written.as(SnapshotWritten.class).data().snapshot()).isEqualTo("20260201060000");
        assertThat(written.correlationId()).isEqualTo(id);
        assertThat(rowsOf(written)).contains("v1__tick__test.a,v2__tick__test.t0\r\n");
        assertThat(scene.objects().keySet())
                .filteredOn(key -> key.contains("/202602"))
                .hasSize(3);
    }

    private static String rowsOf(Event<?> written) {
        String location = written.as(SnapshotWritten.class).data().location().toString();
        MappingScene scene = MappingResource.scene();
        return scene.objects().get(location.substring(("s3://" + scene.bucket() + "/").length()));
    }

    @Test
    void the_schedule_ticks_when_its_setting_says() {
        assertThat(scheduler.getScheduledJobs()).singleElement().satisfies(trigger -> {
            assertThat(trigger.getMethodDescription()).contains(MappingSchedule.class.getName());
            assertThat(trigger.getNextFireTime()).isEqualTo(MappingResource.NEXT_TICK);
        });
    }

    @Test
    void every_instance_makes_the_same_request_of_the_same_tick() {
        Instant tick = Instant.parse("2026-01-31T12:00:00Z");
        assertThat(schedule.request(tick)).isEqualTo(schedule.request(tick));
        assertThat(schedule.request(tick.plusSeconds(60)).id())
                .isNotEqualTo(schedule.request(tick).id());
    }

    private record Tick(Instant getScheduledFireTime) implements ScheduledExecution {
        @Override
        public Instant getFireTime() {
            return getScheduledFireTime.plusMillis(3);
        }

        @Override
        public Trigger getTrigger() {
            throw new UnsupportedOperationException("a tick by hand has no trigger");
        }
    }
}
