package io.millrace.cli.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.events.EncodedEvent;
import io.millrace.events.Event;
import io.millrace.events.EventCodec;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Publishes events over HTTP, as an upstream system does. */
public final class GatewayClient {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int ACCEPTED = 202;

    private final URI events;
    private final String key;
    private final EventCodec codec;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    /** @param variables as {@code millrace env} prints them */
    public GatewayClient(Map<String, String> variables, EventCodec codec) {
        this.events = URI.create(variables.get("GATEWAY_URL") + "/events");
        this.key = variables.get("GATEWAY_API_KEY");
        this.codec = codec;
    }

    /** Returns when the gateway has put the event on its topic. */
    public void publish(Event<?> event) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(events)
                .timeout(ANSWER)
                .header("Content-Type", "application/cloudevents+json")
                .header("X-API-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(structured(event)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != ACCEPTED) {
            throw new CliException(
                    ExitCodes.FINDINGS,
                    "The gateway did not take event " + event.id() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private String structured(Event<?> event) {
        EncodedEvent encoded = codec.encode(event);
        Map<String, Object> document = new LinkedHashMap<>(encoded.attributes());
        document.put(
                "data",
                Json.read(new String(encoded.data(), UTF_8), new TypeReference<Map<String, Object>>() {}, "the event"));
        return Json.write(document);
    }
}
