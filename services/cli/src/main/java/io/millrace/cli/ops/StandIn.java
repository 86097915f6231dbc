package io.millrace.cli.ops;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The side of a local lake's stand-in that AWS has not: what was sent, how often it was called. */
public final class StandIn {
    private static final int OK = 200;

    private final String endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** The stand-in at an address. */
    public StandIn(String endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * A list, as JSON.
     *
     * @param what {@code mail}, {@code messages} or {@code calls}
     */
    public String get(String what) {
        URI address = URI.create(endpoint + "/_lake/" + what);
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new CliException(
                        ExitCodes.FINDINGS,
                        address + " answered " + answer.statusCode() + ": it is not the stand-in of a local lake.");
            }
            return answer.body();
        } catch (IOException e) {
            throw new CliException(ExitCodes.NO_LAKE, address + " does not answer. Start a lake with: ./millrace up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading " + address, e);
        }
    }
}
