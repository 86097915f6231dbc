package io.millrace.lake.standin.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.millrace.lake.standin.control.Calls;
import io.millrace.lake.standin.fault.DroppedConnectionException;
import io.millrace.lake.standin.fault.Faults;
import io.millrace.lake.standin.fault.Faulty;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers the calls of services that speak REST: method and path name the operation, both ways JSON. */
public final class RestEndpoint implements HttpHandler {
    private static final Logger LOG = Logger.getLogger(RestEndpoint.class.getName());
    private static final int OK = 200;
    private static final int INTERNAL = 500;

    private final List<RestRoute> routes;
    private final Calls calls;
    private final Faults faults;
    private volatile Duration latency = Duration.ZERO;

    /** Answers these operations, counts the calls and lets them fail by the rules. */
    public RestEndpoint(Collection<RestOperation> operations, Calls calls, Faults faults) {
        this.routes = operations.stream().map(RestRoute::new).toList();
        this.calls = calls;
        this.faults = faults;
    }

    /** Makes every call take at least this long. */
    public void latency(Duration least) {
        latency = least;
    }

    /** Takes the calls whose path begins as that of one of its operations. */
    public void serveOn(HttpServer server) {
        routes.stream()
                .map(route -> route.operation().root())
                .distinct()
                .forEach(root -> server.createContext(root, this));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .set("x-amzn-RequestId", UUID.randomUUID().toString());
            try {
                send(exchange, OK, perform(exchange));
            } catch (AwsException e) {
                refuse(exchange, RestErrors.typed(e));
            }
        } catch (DroppedConnectionException dropped) {
            LOG.fine("error=\"" + dropped.getMessage() + "\"");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "error=\"a call failed inside the stand-in\"", e);
            refuse(exchange, new AwsException("InternalServerException", INTERNAL, e.toString()));
        }
    }

    private ObjectNode perform(HttpExchange exchange) {
        for (RestRoute route : routes) {
            var request = route.read(exchange.getRequestMethod(), exchange.getRequestURI());
            if (request.isPresent()) {
                return perform(route.operation(), request.get());
            }
        }
        throw AwsException.badRequest(
                "UnknownOperationException",
                "%s %s is not among the calls that the local lake answers (%s): use AWS for it"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getPath(),
                                String.join(
                                        ", ",
                                        routes.stream()
                                                .map(route -> route.operation().name())
                                                .toList())));
    }

    private ObjectNode perform(RestOperation operation, AwsRequest request) {
        calls.count(request);
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Faulty.perform(operation, request, faults.next(request));
    }

    private static void refuse(HttpExchange exchange, AwsException error) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error.code());
        send(exchange, error.status(), Json.object().put("message", error.getMessage()));
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] body = Json.bytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
