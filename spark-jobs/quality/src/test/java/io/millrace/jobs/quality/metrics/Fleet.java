package io.millrace.jobs.quality.metrics;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.Severity;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.Tables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table in plain Java that changes batch by batch, and what its metrics must be. */
final class Fleet {
    static final String COLUMNS = "id int, vin string, speed double";

    private final Map<Integer, Vehicle> current = new TreeMap<>();
    private final List<Vehicle> ever = new ArrayList<>();

    record Vehicle(int id, String vin, Double speed) {
        Object[] row() {
            return new Object[] {id, vin, speed};
        }
    }

    /** What a batch did. */
    record Change(List<Vehicle> added, List<Vehicle> removed) {}

    /** Puts vehicles in the place of those with their ids, and takes some away. */
    Change apply(List<Vehicle> upserts, List<Integer> deletes) {
        List<Vehicle> removed = new ArrayList<>();
        for (Vehicle vehicle : upserts) {
            Vehicle before = current.put(vehicle.id(), vehicle);
            if (before != null) {
                removed.add(before);
            }
        }
        for (Integer id : deletes) {
            Vehicle before = current.remove(id);
            if (before != null) {
                removed.add(before);
            }
        }
        ever.addAll(upserts);
        return new Change(upserts, removed);
    }

    List<Vehicle> current() {
        return List.copyOf(current.values());
    }

    List<Vehicle> ever() {
        return ever;
    }

    MeasuredBatch batch(long id, Change change) {
        List<Vehicle> now = current();
        return new MeasuredBatch(id, rows(change.added()), rows(change.removed()), () -> rows(now));
    }

    static Dataset<Row> rows(List<Vehicle> vehicles) {
        return Lake.rows(COLUMNS, vehicles.stream().map(Vehicle::row).toArray(Object[][]::new));
    }

    static Tables table() {
        return Tables.table("fleet").column("vin", Kind.STRING).column("speed", Kind.DOUBLE);
    }

    /** Every metric once. */
    static TableConfig measured() {
        return table().check(check("size", null))
                .check(check("completeness", "vin"))
                .check(check("uniqueness", "id"))
                .check(check("uniqueness", "vin"))
                .check(new CheckConfig("compliance", "vin", 0.5, Severity.WARNING, "[A-Z]+-[0-9]+", null, "vin form"))
                .check(new CheckConfig("compliance", null, 0.5, Severity.WARNING, null, "speed <= 100", "not too fast"))
                .check(check("mean", "speed"))
                .check(check("min", "speed"))
                .check(check("max", "speed"))
                .check(check("approx_count_distinct", "vin"))
                .config();
    }

    static CheckConfig check(String metric, String column) {
        return new CheckConfig(metric, column, 0.0, Severity.WARNING, null, null, null);
    }
}
