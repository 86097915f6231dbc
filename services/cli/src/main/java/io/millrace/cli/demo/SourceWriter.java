package io.millrace.cli.demo;

import io.millrace.cli.demo.source.SourceChange;
import io.millrace.cli.demo.source.SourceRow;
import io.millrace.cli.demo.source.SourceTable;
import io.millrace.cli.demo.source.TableName;
import io.millrace.cli.lake.LakeSetup;
import io.millrace.platform.aws.AwsClients;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings changes into the mapping tables and the catalog, many calls at a time. */
final class SourceWriter {
    /** The most that a transaction may hold; DynamoDB Local on disk takes one ten times faster than as many single rows. */
    private static final int BATCH = 100;

    private static final int CALLS_AT_ONCE = 16;
    private static final String KEY = "pk";

    private final AwsClients clients;
    private final LakeSetup names;

    SourceWriter(AwsClients clients, LakeSetup names) {
        this.clients = clients;
        this.names = names;
    }

    void apply(SourceChange change) {
        Map<String, List<TableName>> byDatabase =
                change.created().stream().collect(Collectors.groupingBy(TableName::catalogDatabase));
        atOnce(byDatabase.keySet(), this::createDatabase);
        atOnce(change.created(), this::createTable);
        atOnce(change.dropped(), this::dropTable);
        for (SourceTable table : SourceTable.values()) {
            Stream<TransactWriteItem> puts = change.puts().stream()
                    .filter(row -> row.table() == table)
                    .map(row -> TransactWriteItem.builder()
                            .put(put -> put.tableName(name(table)).item(item(row)))
                            .build());
            Stream<TransactWriteItem> deletes = change.deletes().stream()
                    .filter(row -> row.table() == table)
                    .map(row -> TransactWriteItem.builder()
                            .delete(delete ->
                                    delete.tableName(name(table)).key(Map.of(KEY, AttributeValue.fromS(row.key()))))
                            .build());
            atOnce(batches(Stream.concat(puts, deletes).toList()), this::write);
        }
    }

    /** The table's name in the lake. */
    String name(SourceTable table) {
        return table == SourceTable.SYNC ? names.syncTable() : names.manualTable();
    }

    private static Map<String, AttributeValue> item(SourceRow row) {
        Map<String, AttributeValue> item = new HashMap<>(row.attributes());
        item.put(KEY, AttributeValue.fromS(row.key()));
        return item;
    }

    private void write(List<TransactWriteItem> batch) {
        clients.dynamoDb().transactWriteItems(request -> request.transactItems(batch));
    }

    private void createDatabase(String database) {
        try {
            clients.glue().createDatabase(request -> request.databaseInput(input -> input.name(database)));
        } catch (AlreadyExistsException alreadyThere) {
            return;
        }
    }

    private void createTable(TableName table) {
        clients.glue().createTable(request -> request.databaseName(table.catalogDatabase())
                .tableInput(input -> input.name(table.table()).tableType("EXTERNAL_TABLE")));
    }

    private void dropTable(TableName table) {
        clients.glue().deleteTable(request -> request.databaseName(table.catalogDatabase())
                .name(table.table()));
    }

    private static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }

    private static <T> void atOnce(Collection<T> items, Consumer<T> call) {
        AtOnce.forEach(items, CALLS_AT_ONCE, call);
    }
}
