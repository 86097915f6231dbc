package io.millrace.lake.standin.cleanrooms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.entityresolution.EntityResolutionCalls;
import io.millrace.lake.standin.journal.ChangeListener;
import io.millrace.lake.standin.journal.Journal;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.protocol.Operations;

import java.util.ArrayList;
import java.util.List;

/** What was seeded last, and the catalog's columns behind it. */
public final class CleanRoomsState implements ChangeListener {
    private static final String SEED = "cleanrooms.seed";
    private static final int MOST_COLUMNS = 100;

    private CleanRoomsSeed seed = CleanRoomsSeed.empty();
    private Operations catalog = new Operations();
    private Journal journal = Journal.none();

    /** From now on seeds go to this journal. */
    public synchronized void recordIn(Journal target) {
        journal = target;
    }

    /** Takes columns from the catalog that answers these operations. */
    public synchronized void readColumnsBy(Operations operations) {
        catalog = operations;
    }

    /** Puts a seed in the place of all that was there. */
    public synchronized void replace(CleanRoomsSeed other) {
        journal.append(SEED, Json.mapper().valueToTree(other));
        seed = other;
    }

    /** What there is. */
    public synchronized CleanRoomsSeed seed() {
        return seed;
    }

    private synchronized Operations catalog() {
        return catalog;
    }

    EntityResolutionCalls.Held entityResolution() {
        CleanRoomsSeed now = seed();
        return new EntityResolutionCalls.Held(now.namespaces(), now.schemas(), now.pageSize());
    }

    @Override
    public synchronized void apply(String kind, ObjectNode data) {
        if (!kind.equals(SEED)) {
            return;
        }
        try {
            seed = Json.mapper().treeToValue(data, CleanRoomsSeed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a seed of Clean Rooms in the journal cannot be read: remove the lake", e);
        }
    }

    List<String> allowedColumns(SeededTable table) {
        List<String> columns =
                new ArrayList<>(table.allowedColumns() == null ? columnsOf(table) : table.allowedColumns());
        columns.addAll(table.furtherColumns());
        return columns;
    }

    private List<String> columnsOf(SeededTable table) {
        ObjectNode fields = Json.object().put("DatabaseName", table.database()).put("Name", table.table());
        AwsRequest request = new AwsRequest("glue", "GetTable", fields);
        List<String> columns = new ArrayList<>();
        ObjectNode found;
        try {
            found = catalog().find(request).perform(request);
        } catch (AwsException noSuchTable) {
            return columns;
        }
        found.at("/Table/StorageDescriptor/Columns")
                .forEach(column -> columns.add(column.get("Name").textValue()));
        found.at("/Table/PartitionKeys")
                .forEach(column -> columns.add(column.get("Name").textValue()));
        return columns.subList(0, Math.min(columns.size(), MOST_COLUMNS));
    }
}
