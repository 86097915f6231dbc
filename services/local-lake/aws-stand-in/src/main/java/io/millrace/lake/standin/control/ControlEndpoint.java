package io.millrace.lake.standin.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.millrace.lake.standin.AwsStandIn;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.lake.standin.protocol.Json;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * The side of the stand-in that AWS has not: {@code /_lake/mail}, {@code messages}, {@code calls}, {@code faults},
 * {@code latency}, {@code sql-engine}.
 */
public final class ControlEndpoint implements HttpHandler {
    /** Where it answers. */
    public static final String PATH = "/_lake/";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final AwsStandIn standIn;

    /** The control side of this stand-in. */
    public ControlEndpoint(AwsStandIn standIn) {
        this.standIn = standIn;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            try {
                Object answer = perform(call, body);
                boolean unknown = answer == null;
                send(exchange, unknown ? NOT_FOUND : OK, unknown ? unknown(call) : answer);
            } catch (IOException | IllegalArgumentException e) {
                send(exchange, BAD_REQUEST, Map.of("error", call + " cannot be read: " + e.getMessage()));
            }
        }
    }

    private Object perform(String call, byte[] body) throws IOException {
        return switch (call) {
            case "GET /_lake/mail" -> standIn.mails();
            case "GET /_lake/messages" -> standIn.messages();
            case "GET /_lake/calls" -> standIn.calls().all();
            case "DELETE /_lake/calls" -> done(standIn.calls()::clear);
            case "POST /_lake/faults" -> {
                FaultRule rule = Json.mapper().readValue(body, FaultRule.class);
                yield done(() -> standIn.faults().add(rule));
            }
            case "DELETE /_lake/faults" -> done(standIn.faults()::clear);
            case "POST /_lake/latency" -> {
                Latency latency = Json.mapper().readValue(body, Latency.class);
                yield done(() -> standIn.latency(Duration.ofMillis(latency.millis())));
            }
            case "POST /_lake/sql-engine" -> {
                SqlEngineAddress engine = Json.mapper().readValue(body, SqlEngineAddress.class);
                yield done(() -> standIn.useSqlEngine(engine.url()));
            }
            default -> null;
        };
    }

    private static Map<String, String> done(Runnable action) {
        action.run();
        return Map.of("result", "done");
    }

    private static Map<String, String> unknown(String call) {
        return Map.of(
                "error",
                call
                        + " is unknown: use GET mail, messages or calls, DELETE calls or faults, POST faults, latency or sql-engine");
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] body = Json.bytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
