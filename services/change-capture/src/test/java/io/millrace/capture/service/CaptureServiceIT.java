package io.millrace.capture.service;

import io.millrace.capture.testing.ChangeTopic;
import io.millrace.capture.testing.ChangeTopic.Message;
import io.millrace.events.Event;
import io.millrace.events.streaming.ReplicationLagging;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed. */
@QuarkusTest
@QuarkusTestResource(value = CaptureResource.class, restrictToAnnotatedClass = true)
class CaptureServiceIT {
    @TestHTTPResource("/")
    URI service;

    @Test
    void rows_come_as_dms_writes_them_and_health_metrics_and_the_lag_tell_how_it_goes() throws Exception {
        // given
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", TestLake.with(LakePart.BROKER).endpoints().kafka());
        try (ChangeTopic topic = new ChangeTopic("cdc-trips", kafka)) {
            topic.first(message -> message.operation().equals("load-completed"));
            // when
            CaptureResource.database().run("update trips set km = 13.5");
            Message update = topic.first(message -> message.operation().equals("update"));
            Event<?> lagging = new Topic("replication-lagging").event(event -> event.subject()
                    .startsWith(CaptureResource.database().name()));
            // then
            assertThat(update.data().toString()).isEqualTo("{\"id\":1,\"km\":13.5}");
            assertThat(lagging.as(ReplicationLagging.class).data().limits().get(0))
                    .startsWith("no change for");
            assertThat(get("q/health/ready")).contains("change-capture", "STREAMING");
            assertThat(get("q/metrics"))
                    .contains(
                            "millrace_capture_lag_seconds",
                            "millrace_capture_held_bytes",
                            "millrace_capture_rows_total")
                    .containsPattern("millrace_capture_rows_total\\{[^}]*operation=\"load\"[^}]*} 1\\.0")
                    .containsPattern("millrace_capture_load_rows\\{[^}]*table=\"public.trips\"[^}]*} 1\\.0");
        }
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
