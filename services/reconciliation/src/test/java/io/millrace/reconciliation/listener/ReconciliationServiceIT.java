package io.millrace.reconciliation.listener;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.streaming.TableConverged;
import io.millrace.platform.testing.Topic;
import io.millrace.reconciliation.testing.ReconciliationResource;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.Instant;

import static io.millrace.reconciliation.testing.Causes.drift;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed, on a Spark platform that follows a script. */
@QuarkusTest
@QuarkusTestResource(ReconciliationResource.class)
class ReconciliationServiceIT {
    @Inject
    ReconciliationSchedule schedule;

    @Test
    void a_drift_becomes_a_verdict_while_poison_is_put_aside() throws Exception {
        // given
        new Topic("schema-drifted").put("no event at all");
        // when
        Topic.publish(drift("e1", "deliveries"));
        // then
        Event<?> told = new Topic("table-converged").event(event -> "e1".equals(event.causationId()));
        assertThat(told.id()).isEqualTo(EventIds.derived("e1", "table-converged", "fleet/deliveries"));
        assertThat(new Topic("dead-letters")
                        .record(letter -> new String(letter.value(), UTF_8).equals("no event at all")))
                .isNotNull();
    }

    @Test
    void a_tick_of_the_schedule_has_every_table_compared_once_however_many_instances_tick() {
        // given
        ScheduledExecution tick = new Tick(Instant.parse("2026-02-01T06:00:00Z"));
        String id = schedule.request(tick.getScheduledFireTime()).id();
        // when
        schedule.tick(tick);
        schedule.tick(tick);
        // then
        Event<?> last = new Topic("table-converged")
                .event(event -> id.equals(event.causationId())
                        && event.as(TableConverged.class).data().table().equals("alerts"));
        assertThat(last.correlationId()).isEqualTo(id);
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
