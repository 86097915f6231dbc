package io.millrace.gateway.endpoint;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

/** The default way of authentication. */
@QuarkusTest
@QuarkusTestResource(value = GatewayLake.class, restrictToAnnotatedClass = true)
@TestProfile(ApiKeyIT.Keys.class)
class ApiKeyIT {
    /** One key. */
    public static final class Keys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("millrace.gateway.api-key-hashes", GatewaySample.KEY_HASH);
        }
    }

    @Test
    void the_right_key_lets_an_event_pass() {
        // when / then
        GatewaySample.binary(GatewaySample.id())
                .header("X-API-Key", GatewaySample.KEY)
                .post("/events")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abd", "ABC", GatewaySample.KEY_HASH})
    void a_wrong_key_does_not(String key) {
        // when / then
        GatewaySample.binary(GatewaySample.id())
                .header("X-API-Key", key)
                .post("/events")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("ApiKey"))
                .body("reason", equalTo("UNAUTHORIZED"));
    }

    @Test
    void no_key_does_not_even_for_an_event_that_is_wrong() {
        // when / then
        given().contentType(GatewaySample.STRUCTURED)
                .body("no JSON")
                .post("/events")
                .then()
                .statusCode(401);
    }

    @Test
    void a_bearer_token_counts_for_nothing_while_oidc_is_not_chosen() {
        // when / then
        GatewaySample.binary(GatewaySample.id())
                .header("Authorization", "Bearer " + GatewaySample.KEY)
                .post("/events")
                .then()
                .statusCode(401);
    }

    @Test
    void health_stays_open() {
        // when / then
        given().get("/q/health/live").then().statusCode(200);
    }
}
