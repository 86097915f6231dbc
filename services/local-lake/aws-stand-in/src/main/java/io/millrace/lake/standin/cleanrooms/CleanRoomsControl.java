package io.millrace.lake.standin.cleanrooms;

import io.millrace.lake.standin.protocol.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Seeds the Clean Rooms of a stand-in that runs in another process. */
public final class CleanRoomsControl {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI address;

    /** The stand-in at this address, the same that SDK clients use. */
    public CleanRoomsControl(URI endpoint) {
        this.address = endpoint.resolve(SeedEndpoint.PATH);
    }

    /** Puts a seed in the place of all that was there. */
    public void seed(CleanRoomsSeed seed) {
        seed(new String(Json.bytes(seed), UTF_8));
    }

    /** Puts a seed, written as JSON, in the place of all that was there. */
    public void seed(String json) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .PUT(BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ANSWER)
                    .build()
                    .send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IllegalArgumentException("%s refused the seed: %s".formatted(address, answer.body()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s does not answer: start the lake".formatted(address), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("seeding %s was interrupted: run it again".formatted(address), e);
        }
    }
}
