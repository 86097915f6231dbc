package io.millrace.registration.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.lake.standin.AwsStandIn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The Glue stand-in with partitions: those it keeps itself, everything else it passes on. */
public final class CatalogServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsStandIn standIn = AwsStandIn.start(null, 0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpServer server;
    private final Map<String, Map<String, JsonNode>> partitions = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final List<String> batches = new CopyOnWriteArrayList<>();

    /** An empty catalog. */
    public CatalogServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The stand-in behind it, for faults and counts. */
    public AwsStandIn standIn() {
        return standIn;
    }

    /** Something that happens once, right before the next call of an operation. */
    public void before(String operation, Runnable happens) {
        before.put(operation, happens);
    }

    /** From now on the catalog takes no partition of these values. */
    public void refuse(String... values) {
        refused.clear();
        refused.addAll(List.of(values));
    }

    /** Locations of a table's partitions by value. */
    public Map<String, String> locations(String table) {
        Map<String, String> locations = new TreeMap<>();
        partitions
                .getOrDefault(table, Map.of())
                .forEach((value, partition) -> locations.put(
                        value,
                        partition.path("StorageDescriptor").path("Location").asText()));
        return locations;
    }

    /** The batches of partitions that were written: operation and size. */
    public List<String> batches() {
        return batches;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target.substring(target.indexOf('.') + 1);
        Runnable happens = before.remove(operation);
        if (happens != null) {
            happens.run();
        }
        if (!operation.contains("Partition")) {
            pass(exchange, target, body);
            return;
        }
        JsonNode request = JSON.readTree(body);
        Map<String, JsonNode> table =
                partitions.computeIfAbsent(request.path("TableName").asText(), name -> new ConcurrentHashMap<>());
        ObjectNode answer = JSON.createObjectNode();
        switch (operation) {
            case "GetPartitions" -> page(request, table, answer);
            case "BatchCreatePartition" -> write(operation, request.path("PartitionInputList"), table, answer, 100);
            case "BatchUpdatePartition" -> write(operation, request.path("Entries"), table, answer, 100);
            case "BatchDeletePartition" -> delete(operation, request.path("PartitionsToDelete"), table);
            default -> throw new IOException("no answer to " + operation);
        }
        send(exchange, 200, JSON.writeValueAsBytes(answer));
    }

    private static void page(JsonNode request, Map<String, JsonNode> table, ObjectNode answer) {
        List<String> values = new ArrayList<>(new TreeMap<>(table).keySet());
        int from = request.path("NextToken").asInt(0);
        int to = Math.min(from + 60, values.size());
        ArrayNode page = answer.putArray("Partitions");
        values.subList(from, to).forEach(value -> page.add(table.get(value)));
        if (to < values.size()) {
            answer.put("NextToken", Integer.toString(to));
        }
    }

    private void write(String operation, JsonNode inputs, Map<String, JsonNode> table, ObjectNode answer, int most) {
        batches.add(operation + " " + inputs.size());
        ArrayNode errors = answer.putArray("Errors");
        boolean creates = operation.equals("BatchCreatePartition");
        for (JsonNode given : inputs) {
            JsonNode input = creates ? given : given.path("PartitionInput");
            String value = input.path("Values").path(0).asText();
            String error = refused.contains(value) || inputs.size() > most
                    ? "InternalServiceException"
                    : creates == table.containsKey(value)
                            ? creates ? "AlreadyExistsException" : "EntityNotFoundException"
                            : "";
            if (error.isEmpty()) {
                table.put(value, input);
            } else {
                ObjectNode told = errors.addObject();
                told.putArray(creates ? "PartitionValues" : "PartitionValueList")
                        .add(value);
                told.putObject("ErrorDetail").put("ErrorCode", error).put("ErrorMessage", "scripted");
            }
        }
    }

    private void delete(String operation, JsonNode values, Map<String, JsonNode> table) {
        batches.add(operation + " " + values.size());
        values.forEach(value -> table.remove(value.path("Values").path(0).asText()));
    }

    private void pass(HttpExchange exchange, String target, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(standIn.endpoint())
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            send(exchange, answer.statusCode(), answer.body());
        } catch (IOException dropped) {
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        standIn.close();
    }
}
