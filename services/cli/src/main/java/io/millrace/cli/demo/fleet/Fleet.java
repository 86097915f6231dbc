package io.millrace.cli.demo.fleet;

import io.millrace.cli.demo.fleet.FleetChange.Kind;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A fleet at work: first the rows that stand there when capture begins, then transactions of inserts, updates and deletes. The same
 * seed gives the same changes. About one row in twelve breaks a rule, each kind of bad value as often as the others.
 */
public final class Fleet {
    private static final int MOST_CHANGES = 5;
    private static final int BAD_ONE_IN = 12;
    private static final int TELEMETRY_DEFECTS = 5;
    private static final Map<String, String> NEXT_STATE =
            Map.of("assigned", "picked_up", "picked_up", "in_transit", "in_transit", "delivered");

    private final Random random;
    private final FleetRows rows;
    private final Map<FleetTable, List<Integer>> alive = new EnumMap<>(FleetTable.class);
    private final Map<FleetTable, Integer> lastId = new EnumMap<>(FleetTable.class);
    private final Map<Integer, String> deliveryStates = new HashMap<>();

    /** A fleet without rows. */
    public Fleet(long seed) {
        this.random = new Random(seed);
        this.rows = new FleetRows(random);
        for (FleetTable table : FleetTable.values()) {
            alive.put(table, new ArrayList<>());
            lastId.put(table, 0);
        }
    }

    /** The rows that are there before capture begins, so many vehicles, half as many drivers and ten times the telemetry. */
    public List<FleetChange> firstRows(int vehicles) {
        List<FleetChange> first = new ArrayList<>();
        insert(first, FleetTable.VEHICLES, vehicles);
        insert(first, FleetTable.DRIVERS, Math.max(1, vehicles / 2));
        insert(first, FleetTable.DELIVERIES, vehicles);
        insert(first, FleetTable.VEHICLE_TELEMETRY, vehicles * 10);
        return first;
    }

    /** The changes of the next transaction; a row may change more than once in it. */
    public List<FleetChange> nextTransaction() {
        List<FleetChange> changes = new ArrayList<>();
        int count = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < count; i++) {
            changes.add(next());
        }
        return changes;
    }

    private FleetChange next() {
        int dice = random.nextInt(100);
        if (dice < 50) {
            return insert(FleetTable.VEHICLE_TELEMETRY);
        }
        if (dice < 58) {
            return insert(FleetTable.DELIVERIES);
        }
        if (dice < 63) {
            return insert(FleetTable.ALERTS);
        }
        if (dice < 65) {
            return insert(random.nextBoolean() ? FleetTable.VEHICLES : FleetTable.DRIVERS);
        }
        FleetTable table = rows.one(List.of(FleetTable.values()));
        List<Integer> ids = alive.get(table);
        if (ids.size() < 2) {
            return insert(table);
        }
        int place = random.nextInt(ids.size());
        boolean referenced = table == FleetTable.VEHICLES || table == FleetTable.DRIVERS;
        return dice < 90 || referenced ? update(table, ids.get(place)) : delete(table, place);
    }

    private void insert(List<FleetChange> into, FleetTable table, int count) {
        for (int i = 0; i < count; i++) {
            into.add(insert(table));
        }
    }

    private FleetChange insert(FleetTable table) {
        int id = lastId.merge(table, 1, Integer::sum);
        alive.get(table).add(id);
        boolean bad = bad();
        Map<String, Object> values =
                switch (table) {
                    case VEHICLES -> rows.vehicle(id);
                    case DRIVERS -> rows.driver(id, bad);
                    case VEHICLE_TELEMETRY -> rows.telemetry(some(FleetTable.VEHICLES), bad ? defect() : -1);
                    case DELIVERIES -> rows.delivery(some(FleetTable.VEHICLES), some(FleetTable.DRIVERS), bad);
                    case ALERTS -> rows.alert(some(FleetTable.VEHICLES), some(FleetTable.DRIVERS), bad);
                };
        if (table == FleetTable.DELIVERIES) {
            deliveryStates.put(id, (String) values.get("status"));
        }
        return new FleetChange(table, Kind.INSERT, id, values);
    }

    private FleetChange update(FleetTable table, int id) {
        Map<String, Object> changed = new LinkedHashMap<>();
        switch (table) {
            case VEHICLES -> {
                changed.put("status", rows.one(List.of("active", "maintenance", "retired")));
                changed.put("updated_at", rows.now());
            }
            case DRIVERS -> {
                changed.put("safety_score", rows.tenths(500, 1000));
                changed.put("status", rows.one(List.of("available", "driving", "off duty")));
                changed.put("updated_at", rows.now());
            }
            case VEHICLE_TELEMETRY -> changed.put("speed_kmh", bad() ? rows.tenths(3501, 5000) : rows.tenths(0, 1100));
            case DELIVERIES -> {
                String next = bad() ? "somewhere" : NEXT_STATE.getOrDefault(deliveryStates.get(id), "assigned");
                deliveryStates.put(id, next);
                changed.put("status", next);
                changed.put("updated_at", rows.now());
            }
            case ALERTS -> {
                changed.put("acknowledged", true);
                changed.put("acknowledged_at", rows.now());
            }
        }
        return new FleetChange(table, Kind.UPDATE, id, changed);
    }

    private FleetChange delete(FleetTable table, int place) {
        List<Integer> ids = alive.get(table);
        int id = ids.get(place);
        ids.set(place, ids.get(ids.size() - 1));
        ids.remove(ids.size() - 1);
        return new FleetChange(table, Kind.DELETE, id, Map.of());
    }

    private boolean bad() {
        return random.nextInt(BAD_ONE_IN) == 0;
    }

    private int defect() {
        return random.nextInt(TELEMETRY_DEFECTS);
    }

    private int some(FleetTable table) {
        return rows.one(alive.get(table));
    }
}
