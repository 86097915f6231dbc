package io.millrace.gateway.endpoint;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Kafka is away. */
@QuarkusTest
@TestProfile(NoBrokerIT.Away.class)
class NoBrokerIT {
    /** A broker's address where nobody answers. */
    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return Map.of(
                        "kafka.bootstrap.servers", "127.0.0.1:" + socket.getLocalPort(),
                        "kafka.max.block.ms", "500",
                        "millrace.gateway.authentication", "none");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void an_event_that_kafka_does_not_confirm_is_answered_with_a_time_to_try_again() {
        // when / then
        GatewaySample.binary(GatewaySample.id())
                .post("/events")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("reason", equalTo("NOT_CONFIRMED"))
                .body("error", containsString("send it again with the same id"));
    }
}
