package io.millrace.lake.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.millrace.lake.standin.control.Calls;
import io.millrace.lake.standin.fault.DroppedConnectionException;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.lake.standin.fault.Faults;
import io.millrace.lake.standin.fault.Faulty;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.JsonWire;
import io.millrace.lake.standin.protocol.Operation;
import io.millrace.lake.standin.protocol.Operations;
import io.millrace.lake.standin.protocol.QueryWire;
import io.millrace.lake.standin.protocol.Wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers AWS calls of every protocol that it knows. */
final class AwsEndpoint implements HttpHandler {
    private static final Logger LOG = Logger.getLogger(AwsEndpoint.class.getName());
    private static final List<Wire> WIRES = List.of(new JsonWire(), new QueryWire());
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL = 500;

    private final Operations operations;
    private final Calls calls;
    private final Faults faults;
    private volatile Duration latency = Duration.ZERO;

    AwsEndpoint(Operations operations, Calls calls, Faults faults) {
        this.operations = operations;
        this.calls = calls;
        this.faults = faults;
    }

    void latency(Duration least) {
        latency = least;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Wire> wire = WIRES.stream()
                    .filter(candidate -> candidate.speaks(exchange.getRequestHeaders()))
                    .findFirst();
            if (wire.isEmpty()) {
                send(
                        exchange,
                        NOT_FOUND,
                        "text/plain",
                        "no AWS call: this is the local lake's AWS stand-in\n".getBytes(StandardCharsets.UTF_8));
            } else {
                answer(exchange, wire.get(), body);
            }
        } catch (DroppedConnectionException dropped) {
            LOG.fine("error=\"" + dropped.getMessage() + "\"");
        }
    }

    private void answer(HttpExchange exchange, Wire wire, byte[] body) throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        int status = OK;
        byte[] answer;
        try {
            AwsRequest request = wire.read(exchange.getRequestHeaders(), body);
            answer = wire.answer(request, perform(request), requestId);
        } catch (AwsException e) {
            status = e.status();
            answer = wire.error(e, requestId);
        } catch (DroppedConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "error=\"a call failed inside the stand-in\"", e);
            status = INTERNAL;
            answer = wire.error(new AwsException("InternalFailure", INTERNAL, e.toString()), requestId);
        }
        send(exchange, status, wire.contentType(), answer);
    }

    private ObjectNode perform(AwsRequest request) {
        calls.count(request);
        pause();
        Operation operation = operations.find(request);
        Optional<FaultRule> hit = faults.next(request);
        return Faulty.perform(operation, request, hit);
    }

    private void pause() {
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
