package io.millrace.platform.spark.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.testing.LakeClients;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An AWS API on this machine that answers as it was told and remembers what it was asked. An operation is the one that
 * the request names ({@code GetJobRun}), or method and path where none is named.
 */
final class ScriptedApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static {
        // else each answer waits 40 ms for the acknowledgement of its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final AwsSettings settings;
    private final List<AwsClients> opened = new ArrayList<>();
    private final Map<String, Function<Call, Answer>> script = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** One request. */
    record Call(String operation, String body) {}

    /**
     * One answer.
     *
     * @param status 0 for a connection that is closed without an answer
     */
    record Answer(int status, String error, String body) {
        static final Answer LOST = new Answer(0, "", "");

        static Answer of(String body) {
            return new Answer(200, "", body);
        }

        static Answer error(int status, String code) {
            return new Answer(status, code, "{\"__type\":\"" + code + "\",\"message\":\"as told\"}");
        }
    }

    /** The API of these services. */
    ScriptedApi(String... services) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No server could be opened on this machine", e);
        }
        server.createContext("/", this::handle);
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        settings = AwsSettings.of(
                        "us-east-1",
                        Stream.of(services).collect(Collectors.toMap(Function.identity(), service -> endpoint)))
                .impatient(1, PATIENCE);
    }

    /** Clients that try every call once. */
    AwsClients clients(ExecutionInterceptor... interceptors) {
        AwsClients clients = LakeClients.with(settings, interceptors);
        opened.add(clients);
        return clients;
    }

    /** The answers in turn, the last of them from then on. */
    void answers(String operation, Answer... answers) {
        Deque<Answer> told = new ConcurrentLinkedDeque<>(List.of(answers));
        answers(operation, call -> told.size() > 1 ? told.poll() : told.peek());
    }

    void answers(String operation, Function<Call, Answer> answer) {
        script.put(operation, answer);
    }

    /** As if nothing had been told or asked. */
    void forget() {
        script.clear();
        calls.clear();
    }

    List<Call> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String operation = target == null
                    ? exchange.getRequestMethod() + " "
                            + exchange.getRequestURI().getPath()
                    : target.substring(target.lastIndexOf('.') + 1);
            Call call = new Call(operation, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            calls.add(call);
            Answer answer = script.getOrDefault(operation, unknown -> Answer.error(400, "NoAnswerWasTold"))
                    .apply(call);
            if (answer.status() == 0) {
                return;
            }
            byte[] bytes = answer.body().getBytes(UTF_8);
            if (!answer.error().isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", answer.error());
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        opened.forEach(AwsClients::close);
        server.stop(0);
    }
}
