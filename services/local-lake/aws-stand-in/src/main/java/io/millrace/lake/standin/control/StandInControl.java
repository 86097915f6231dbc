package io.millrace.lake.standin.control;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.lake.standin.sns.PublishedMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads and steers a stand-in that runs in another process. Every method throws when the stand-in does not answer. */
public final class StandInControl {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI endpoint;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    /** The stand-in at this address, the same that SDK clients use. */
    public StandInControl(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** All mails accepted so far, oldest first. */
    public List<SentMail> mails() {
        return get("mail", new TypeReference<>() {});
    }

    /** All SNS messages accepted so far, oldest first. */
    public List<PublishedMessage> messages() {
        return get("messages", new TypeReference<>() {});
    }

    /** Calls by service and operation. */
    public Map<String, Map<String, Long>> calls() {
        return get("calls", new TypeReference<>() {});
    }

    /** Calls of one operation. */
    public long calls(String service, String operation) {
        return calls().getOrDefault(service, Map.of()).getOrDefault(operation, 0L);
    }

    /** Starts counting calls anew. */
    public void clearCalls() {
        send("calls", "DELETE", null);
    }

    /** Lets calls fail. */
    public void addFault(FaultRule rule) {
        send("faults", "POST", rule);
    }

    /** Lets all calls pass again. */
    public void clearFaults() {
        send("faults", "DELETE", null);
    }

    /** Lets Athena's statements run on the Trino at this JDBC address. */
    public void useSqlEngine(String jdbcUrl) {
        send("sql-engine", "POST", new SqlEngineAddress(jdbcUrl));
    }

    /** Makes every call take at least this long. */
    public void latency(Duration least) {
        send("latency", "POST", new Latency(least.toMillis()));
    }

    private <T> T get(String path, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(send(path, "GET", null), type);
        } catch (IOException e) {
            throw new UncheckedIOException("answer of %s cannot be read: is it a stand-in?".formatted(endpoint), e);
        }
    }

    private byte[] send(String path, String method, Object body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(ControlEndpoint.PATH + path))
                .timeout(ANSWER)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("%s %s answered %d: %s"
                        .formatted(
                                method,
                                request.uri(),
                                answer.statusCode(),
                                new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("%s does not answer: start the lake".formatted(request.uri()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("call of %s was interrupted: run it again".formatted(request.uri()), e);
        }
    }
}
