package io.millrace.jobs.history;

import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.Place;
import io.millrace.jobs.history.model.Version;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A session, and a table of the columns region, id, note, amount whose key is region and id. */
public final class Lab {
    public static final SparkSession SPARK = session();
    static final List<String> VALUES = List.of("note", "amount");
    static final StructType DATA = new StructType()
            .add("region", DataTypes.StringType)
            .add("id", DataTypes.LongType)
            .add("note", DataTypes.StringType)
            .add("amount", DataTypes.IntegerType);
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private Lab() {}

    static HistorySpec spec(Path folder) {
        return HistorySpec.of(folder.toString(), List.of("region", "id"), DATA);
    }

    static BatchId batch(long version) {
        return new BatchId("stream", version, version, "{\"batch\":" + version + "}");
    }

    static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    static Change insert(long id, long lsn, String note, Integer amount) {
        return change(id, "INSERT", lsn, note, amount);
    }

    static Change update(long id, long lsn, String note, Integer amount) {
        return change(id, "UPDATE", lsn, note, amount);
    }

    static Change delete(long id, long lsn) {
        return change(id, "DELETE", lsn, null, null);
    }

    /** An update that did not send the note. */
    static Change updateWithoutNote(long id, long lsn, Integer amount) {
        Map<String, Object> values = new HashMap<>();
        values.put("amount", amount);
        return new Change(List.of("north", id), "UPDATE", new Place(lsn, 0), at(lsn), values, Set.of("note"));
    }

    private static Change change(long id, String operation, long lsn, String note, Integer amount) {
        Map<String, Object> values = new HashMap<>();
        values.put("note", note);
        values.put("amount", amount);
        return new Change(List.of("north", id), operation, new Place(lsn, 0), at(lsn), values, Set.of());
    }

    /** As the stream hands them over, spread over two tasks in the order of the list. */
    static Dataset<Row> rows(Collection<Change> changes) {
        StructType schema = DATA;
        for (StructField field : HistoryColumns.OF_CHANGES) {
            schema = schema.add(field);
        }
        List<Row> rows = new ArrayList<>();
        for (Change change : changes) {
            rows.add(RowFactory.create(
                    change.key().get(0),
                    change.key().get(1),
                    change.values().get("note"),
                    change.values().get("amount"),
                    change.operation(),
                    change.place().lsn(),
                    change.place().order(),
                    change.place().lsn() % 1000,
                    java.sql.Timestamp.from(change.commit()),
                    java.sql.Timestamp.from(START),
                    change.unchanged().isEmpty() ? null : change.unchanged().toArray(String[]::new),
                    false));
        }
        return SPARK.createDataFrame(rows, schema);
    }

    /** The table's rows as the model names them. */
    static List<Version> versions(HistoryTable table) {
        List<Version> versions = new ArrayList<>();
        for (Row row : table.rows().collectAsList()) {
            Map<String, Optional<Place>> sources = new HashMap<>();
            if (row.getAs(HistoryColumns.UNCHANGED) != null) {
                for (Row source : row.<Row>getList(row.fieldIndex(HistoryColumns.UNCHANGED))) {
                    sources.put(source.getString(0), Optional.ofNullable(place(source, "lsn", "transaction_order")));
                }
            }
            Map<String, Object> values = new HashMap<>();
            boolean deleted = row.getAs(HistoryColumns.OPERATION).equals("DELETE");
            for (String name : VALUES) {
                if (!deleted || row.getAs(name) != null) {
                    values.put(name, row.getAs(name));
                }
            }
            versions.add(new Version(
                    List.of(row.getAs("region"), row.getAs("id")),
                    row.getAs(HistoryColumns.OPERATION),
                    place(row, HistoryColumns.LSN, HistoryColumns.ORDER),
                    instant(row, HistoryColumns.FROM),
                    instant(row, HistoryColumns.TO),
                    row.getAs(HistoryColumns.CURRENT),
                    row.getAs(HistoryColumns.LAST),
                    place(row, HistoryColumns.DELETED_LSN, HistoryColumns.DELETED_ORDER),
                    values,
                    sources));
        }
        return versions;
    }

    static Set<Object> notes(Dataset<Row> rows) {
        Set<Object> notes = new HashSet<>();
        rows.select("note").collectAsList().forEach(row -> notes.add(row.get(0)));
        return notes;
    }

    private static Place place(Row row, String lsn, String order) {
        return row.getAs(lsn) == null ? null : new Place(row.<Long>getAs(lsn), row.<Long>getAs(order));
    }

    private static Instant instant(Row row, String column) {
        java.sql.Timestamp value = row.getAs(column);
        return value == null ? null : value.toInstant();
    }

    private static SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"))
                .config("spark.databricks.delta.snapshotPartitions", "2")
                .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
                .config("spark.delta.logStore.file.impl", CrashingLogStore.class.getName());
        HistorySession.settings().forEach(builder::config);
        return builder.getOrCreate();
    }
}
