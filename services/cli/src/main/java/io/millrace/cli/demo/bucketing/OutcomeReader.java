package io.millrace.cli.demo.bucketing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.demo.AtOnce;
import io.millrace.cli.demo.bucketing.Outcome.Counted;
import io.millrace.cli.demo.bucketing.Outcome.RowIds;
import io.millrace.cli.demo.bucketing.Outcome.Stored;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Json;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.platform.objects.ObjectLocation;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads back what the events of a chain tell of. */
final class OutcomeReader {
    private static final int AT_ONCE = 3;

    private final LakeConnection lake;

    OutcomeReader(LakeConnection lake) {
        this.lake = lake;
    }

    Outcome read(List<Event<?>> chain, Truth truth, List<String> sampledKeys) {
        SnapshotBucketed bucketed = data(chain, SnapshotBucketed.class);
        BucketedTablesCreated created = data(chain, BucketedTablesCreated.class);
        TableQueries queries = TableQueries.at(lake.variables().get("TRINO_URL"), created.database());
        Map<String, Stored> stored = new ConcurrentHashMap<>();
        Map<String, Counted> counted = new ConcurrentHashMap<>();
        Map<String, List<List<String>>> sampled = new ConcurrentHashMap<>();
        Map<String, RowIds> rowIds = new ConcurrentHashMap<>();
        Outcome outcome = new Outcome(
                bucketed,
                data(chain, TablesRegistered.class),
                created,
                result(bucketed),
                stored,
                counted,
                queries.columns(),
                sampled,
                rowIds);
        AtOnce.forEach(bucketed.tables(), AT_ONCE, table -> stored.put(table.name(), stored(table)));
        AtOnce.forEach(outcome.bucketedTables(), AT_ONCE, table -> {
            counted.put(table.name(), queries.count(table.name(), DemoDatasets.KEY));
            sampled.put(table.base(), queries.rows(table.name(), columns(truth, table), sampledKeys));
        });
        AtOnce.forEach(
                outcome.entityResolution(), AT_ONCE, table -> rowIds.put(table.name(), queries.rowIds(table.name())));
        return outcome;
    }

    /** The data of the chain's event of a type; it must have been awaited. */
    static <T extends DomainEvent> T data(List<Event<?>> chain, Class<T> type) {
        return chain.stream()
                .map(Event::data)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> columns(Truth truth, FinishedTable table) {
        return truth.tables().stream()
                .filter(known -> known.base().equals(table.base()))
                .findFirst()
                .map(Truth.Table::columns)
                .orElse(List.of(DemoDatasets.KEY));
    }

    private JobDocument result(SnapshotBucketed bucketed) {
        ObjectLocation location = ObjectLocation.of(bucketed.result());
        return Json.read(
                lake.objects().text(location).orElseThrow(), new TypeReference<JobDocument>() {}, location.toString());
    }

    private Stored stored(BucketedTable table) {
        ObjectLocation folder = ObjectLocation.of(table.location());
        List<Long> sizes = lake
                .aws()
                .s3()
                .listObjectsV2Paginator(
                        request -> request.bucket(folder.bucket()).prefix(folder.key()))
                .contents()
                .stream()
                .map(S3Object::size)
                .toList();
        return new Stored(
                sizes.size(), sizes.stream().mapToLong(Long::longValue).sum());
    }
}
