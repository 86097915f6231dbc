package io.millrace.allinone;

import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** Every service in one packaged application; also the training run of its AOT cache. */
@QuarkusIntegrationTest
@QuarkusTestResource(AllInOneLake.class)
class AllInOneIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI application;

    @Test
    void a_request_over_http_passes_through_all_services_and_ends_in_a_mail() throws Exception {
        // given
        String event =
                """
                {"specversion": "1.0", "id": "all-in-one-1", "type": "mapping-sync-requested", "source": "/test",
                 "time": "2026-01-31T12:00:00Z", "data": {"dataset": "pipeline_migration_table_mapping"}}
                """;
        // when
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(application.resolve("events"))
                        .header("Content-Type", "application/cloudevents+json")
                        .header("X-API-Key", AllInOneLake.API_KEY)
                        .POST(BodyPublishers.ofString(event))
                        .build(),
                BodyHandlers.ofString());
        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(mailsOnce("chain all-in-one-1")).contains("Dynamo table empty - TEST");
        assertThat(get(application.resolve("q/health/ready"))).contains("UP");
    }

    private static String mailsOnce(String text) throws Exception {
        URI mails = URI.create(TestLake.with(LakePart.STAND_IN).endpoints().ses() + "/_lake/mail");
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            String sent = get(mails);
            if (sent.contains(text)) {
                return sent;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("No mail with '" + text + "' came within " + PATIENCE + ": " + get(mails));
    }

    private static String get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
