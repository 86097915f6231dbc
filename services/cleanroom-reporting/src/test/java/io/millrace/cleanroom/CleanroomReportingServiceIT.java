package io.millrace.cleanroom;

import io.millrace.cleanroom.testing.CleanroomResource;
import io.millrace.cleanroom.testing.CleanroomScene;
import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.platform.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed: events in, events out, poison put aside. */
@QuarkusTest
@QuarkusTestResource(CleanroomResource.class)
class CleanroomReportingServiceIT {

    @Test
    void finished_tables_and_a_request_come_in_and_reports_go_out_while_poison_is_put_aside() throws Exception {
        // given
        CleanroomScene scene = CleanroomResource.scene();
        scene.table("part_ibe_01", 3);
        scene.table("part_ibe_08", 3);
        scene.seed(scene.demo());
        new Topic("bucketed-tables-created").put("no event at all");
        new Topic("cleanroom-report-requested").put("neither is this");
        // when
        Topic.publish(scene.created("e1", "infobase_attributes", CleanroomScene.ENVIRONMENT));
        Topic.publish(scene.request("e2"));
        Event<?> ofTables = written("e1");
        Event<?> ofRequest = written("e2");
        // then
        assertThat(ofTables.id()).isEqualTo(EventIds.derived("e1", "cleanroom-report-written", scene.database()));
        CleanroomReportWritten report =
                ofTables.as(CleanroomReportWritten.class).data();
        assertThat(report.tables()).isEqualTo(2);
        assertThat(report.ready()).isEqualTo(1);
        assertThat(report.unknown()).isZero();
        assertThat(ofRequest.as(CleanroomReportWritten.class).data().report()).isNotEqualTo(report.report());
        assertThat(scene.written()).hasSize(8);
        assertThat(deadLetter("no event at all").headers().lastHeader("dead-letter-reason"))
                .isNotNull();
        assertThat(deadLetter("neither is this").headers().lastHeader("dead-letter-reason"))
                .isNotNull();
    }

    private static Event<?> written(String cause) {
        return new Topic("cleanroom-report-written").event(event -> cause.equals(event.causationId()));
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String text) {
        return new Topic("dead-letters").record(letter -> new String(letter.value(), UTF_8).equals(text));
    }
}
