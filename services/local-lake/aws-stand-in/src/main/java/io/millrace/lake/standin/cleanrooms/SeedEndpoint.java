package io.millrace.lake.standin.cleanrooms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.millrace.lake.standin.protocol.Json;

import java.io.IOException;
import java.util.Map;

/** Where a seed is put in ({@code PUT}) and read ({@code GET}), as JSON. */
public final class SeedEndpoint implements HttpHandler {
    /** Where it answers. */
    public static final String PATH = "/_lake/cleanrooms";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final CleanRoomsState state;

    /** Seeds this state. */
    public SeedEndpoint(CleanRoomsState state) {
        this.state = state;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            try {
                send(exchange, OK, perform(exchange.getRequestMethod(), body));
            } catch (IOException | IllegalArgumentException e) {
                send(exchange, BAD_REQUEST, Map.of("error", "the seed cannot be read: " + e.getMessage()));
            }
        }
    }

    private Object perform(String method, byte[] body) throws IOException {
        return switch (method) {
            case "GET" -> state.seed();
            case "PUT" -> {
                state.replace(Json.mapper().readValue(body, CleanRoomsSeed.class));
                yield Map.of("result", "done");
            }
            default -> throw new IllegalArgumentException(method + " is unknown: use GET or PUT");
        };
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body = Json.bytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
