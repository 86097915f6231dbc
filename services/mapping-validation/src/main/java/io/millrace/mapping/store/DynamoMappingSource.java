package io.millrace.mapping.store;

import io.millrace.mapping.domain.Attribute;
import io.millrace.mapping.domain.MappingRow;
import io.millrace.mapping.domain.MappingSource;
import io.millrace.platform.stage.StageFailureException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The mapping tables in DynamoDB, scanned in parallel segments, each page by page to its end. */
public final class DynamoMappingSource implements MappingSource {
    private final DynamoDbClient dynamoDb;
    private final List<MappingTable> tables;
    private final int segments;

    /** @param segments per table, all scanned at the same time */
    public DynamoMappingSource(DynamoDbClient dynamoDb, List<MappingTable> tables, int segments) {
        this.dynamoDb = dynamoDb;
        this.tables = List.copyOf(tables);
        this.segments = segments;
    }

    @Override
    public List<String> tables() {
        return tables.stream().map(MappingTable::name).toList();
    }

    @Override
    public void read(Consumer<MappingRow> rows) {
        ExecutorService threads = Executors.newFixedThreadPool(tables.size() * segments);
        try {
            ExecutorCompletionService<Void> scans = new ExecutorCompletionService<>(threads);
            List<Future<Void>> submitted = new ArrayList<>();
            for (MappingTable table : tables) {
                for (int segment = 0; segment < segments; segment++) {
                    int own = segment;
                    submitted.add(scans.submit(() -> scan(table, own, rows), null));
                }
            }
            for (int done = 0; done < submitted.size(); done++) {
                scans.take().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the mapping tables", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void scan(MappingTable table, int segment, Consumer<MappingRow> rows) {
        try {
            dynamoDb.scanPaginator(request -> request.tableName(table.name())
                            .consistentRead(true)
                            .totalSegments(segments)
                            .segment(segment)
                            .projectionExpression("#id, #destination")
                            .expressionAttributeNames(Map.of("#id", "id", "#destination", "destination_id")))
                    .items()
                    .forEach(item -> rows.accept(new MappingRow(
                            table.name(), attribute(item.get("id")), attribute(item.get("destination_id")))));
        } catch (ResourceNotFoundException e) {
            throw new StageFailureException(
                    "The mapping table " + table.name() + " could not be read",
                    "DynamoDB has no such table in this region and account",
                    "Create it, or correct " + table.property() + ".");
        }
    }

    private static Attribute attribute(AttributeValue value) {
        if (value == null) {
            return new Attribute.Missing();
        }
        return value.type() == AttributeValue.Type.S
                ? new Attribute.Text(value.s())
                : new Attribute.WrongType(value.type().name(), AttributeJson.of(value));
    }
}
