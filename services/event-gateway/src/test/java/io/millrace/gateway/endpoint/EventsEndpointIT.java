package io.millrace.gateway.endpoint;

import io.millrace.events.mapping.MappingSyncRequested;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

/** Every answer of {@code POST /events}, before a real broker. */
@QuarkusTest
@QuarkusTestResource(value = GatewayLake.class, restrictToAnnotatedClass = true)
@TestProfile(EventsEndpointIT.Open.class)
class EventsEndpointIT {
    private static final String TOPIC = "mapping-sync-requested";

    /** Without authentication, as dev mode and tests allow. */
    public static final class Open implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("millrace.gateway.authentication", "none");
        }
    }

    @Test
    void a_structured_event_stands_on_its_topic_when_the_answer_comes() {
        // given
        String id = GatewaySample.id();

        // when
        GatewaySample.structured(id)
                .post("/events")
                .then()
                .statusCode(202)
                .body("id", equalTo(id))
                .body("type", equalTo(TOPIC))
                .body("topic", equalTo(TOPIC));

        // then
        assertThat(TopicReader.events(TOPIC, id)).singleElement().satisfies(event -> {
            assertThat(event.data()).isEqualTo(new MappingSyncRequested("mapping", "tables were loaded"));
            assertThat(event.source()).hasToString("/upstream/loader");
            assertThat(event.time()).isEqualTo("2026-01-31T12:00:00Z");
            assertThat(event.correlationId()).isEqualTo(id);
        });
    }

    @Test
    void a_binary_event_is_the_same_event() {
        // given
        String id = GatewaySample.id();

        // when
        GatewaySample.binary(id)
                .header("ce-correlationid", "chain-7")
                .post("/events")
                .then()
                .statusCode(202)
                .body("id", equalTo(id));

        // then
        assertThat(TopicReader.events(TOPIC, id)).singleElement().satisfies(event -> {
            assertThat(event.data()).isEqualTo(new MappingSyncRequested("mapping", "tables were loaded"));
            assertThat(event.correlationId()).isEqualTo("chain-7");
        });
    }

    @Test
    void every_missing_attribute_is_a_violation() {
        // when / then
        given().contentType(GatewaySample.STRUCTURED)
                .body("{\"data\":{}}")
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("NOT_A_CLOUDEVENT"))
                .body("error", containsString("mend each violation"))
                .body("violations", hasItem(startsWith("specversion: must be 1.0")))
                .body("violations", hasItems("id: is required", "time: is required", "source: is required"));
    }

    @Test
    void every_broken_rule_of_the_payload_is_a_violation() {
        // given
        String id = GatewaySample.id();

        // when
        GatewaySample.binary(id)
                .body("{\"dataset\":\" \",\"reason\":\"" + "x".repeat(1001) + "\"}")
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("NOT_VALID"))
                .body("violations", hasItems(startsWith("dataset: "), startsWith("reason: ")));

        // then
        assertThat(TopicReader.events(TOPIC, id)).isEmpty();
    }

    @Test
    void an_event_from_the_future_is_refused_in_either_mode_and_a_clock_slightly_off_is_not() {
        // given
        String future = Instant.now().plus(Duration.ofHours(1)).toString();
        String id = GatewaySample.id();

        // when / then
        GatewaySample.attributes(id)
                .header("ce-time", future)
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("AHEAD_OF_TIME"))
                .body("violations", hasItem(startsWith("time: ")));
        given().contentType(GatewaySample.STRUCTURED)
                .body(GatewaySample.document(id, future))
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("AHEAD_OF_TIME"));
        assertThat(TopicReader.events(TOPIC, id)).isEmpty();
        GatewaySample.attributes(id)
                .header("ce-time", Instant.now().plus(Duration.ofMinutes(1)).toString())
                .post("/events")
                .then()
                .statusCode(202);
    }

    @Test
    void a_snapshot_named_by_a_time_in_the_future_is_refused_and_stands_on_no_topic() {
        // given
        String id = GatewaySample.id();

        // when
        GatewaySample.binary(id)
                .header("ce-type", "snapshot-written")
                .body(
                        """
                        {"dataset":"mapping","environment":"test","snapshot":"20991231000000",
                         "location":"s3://lake/glue_tables.csv"}""")
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("AHEAD_OF_TIME"))
                .body("violations", hasItem(startsWith("snapshot: its name 20991231000000")));

        // then
        assertThat(TopicReader.events("snapshot-written", id)).isEmpty();
    }

    @Test
    void an_unknown_type_and_a_foreign_schema_version_are_told_apart() {
        // when / then
        GatewaySample.binary(GatewaySample.id())
                .header("ce-dataschema", "urn:millrace:event:mapping-sync-requested:99")
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("WRONG_SCHEMA_VERSION"));
        given().contentType(GatewaySample.STRUCTURED)
                .body(
                        """
                        {"specversion":"1.0","id":"1","type":"no-such-event","source":"/x",
                         "time":"2026-01-31T12:00:00Z","data":{}}""")
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("UNKNOWN_TYPE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "null", ""})
    void what_is_no_json_object_is_refused(String body) {
        // when / then
        given().contentType(GatewaySample.STRUCTURED)
                .body(body)
                .post("/events")
                .then()
                .statusCode(400)
                .body("reason", equalTo("NOT_JSON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents-batch+json", "text/plain", "application/xml"})
    void batches_and_other_media_types_are_refused(String contentType) {
        // when / then
        given().contentType(contentType)
                .body("[]")
                .post("/events")
                .then()
                .statusCode(415)
                .body("error", containsString("application/cloudevents+json"))
                .body("reason", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void a_body_beyond_the_limit_is_refused() {
        // when / then
        given().contentType(ContentType.JSON)
                .body("x".repeat(1024 * 1024 + 1))
                .post("/events")
                .then()
                .statusCode(413);
    }

    @Test
    void an_event_within_the_limit_that_kafka_does_not_take_is_too_large_too() {
        // given
        String rest =
                """
                {"stage":"s","dataset":"d","environment":"e","runId":"r","causeId":"c","attempts":1,"what":"w",
                 "causeType":"mapping-sync-requested","whatToDo":"t","why":\"""";

        // when / then
        GatewaySample.binary(GatewaySample.id())
                .header("ce-type", "stage-failed")
                .body(rest + "x".repeat(1024 * 1024 - rest.length() - 2) + "\"}")
                .post("/events")
                .then()
                .statusCode(413)
                .body("reason", equalTo("TOO_LARGE"));
    }
}
