package io.millrace.cli.demo.fleet;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes the values of rows, from a seed. */
final class FleetRows {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 6, 0);
    private static final List<String> MAKES = List.of("Volvo", "MAN", "Scania", "Iveco", "Mercedes-Benz");
    private static final List<String> NAMES = List.of("Jörg Øster", "Ana Lima", "Li Wei", "Zoë Brand", "Sam O'Neil");
    private static final List<String> STREETS = List.of("Harbour Rd", "Østergade", "Rua Nova", "Main St");
    private static final List<BigDecimal[]> CITIES =
            List.of(point("40.7128", "-74.0060"), point("34.0522", "-118.2437"), point("41.8781", "-87.6298"));

    private final Random random;
    private long ticks;

    FleetRows(Random random) {
        this.random = random;
    }

    /** A time of its own for each change, later than all before. */
    LocalDateTime now() {
        ticks++;
        return START.plusNanos(ticks * 250_000_000L + ticks % 1000 * 1000);
    }

    Map<String, Object> vehicle(int id) {
        LocalDateTime now = now();
        return row(
                FleetTable.VEHICLES,
                String.format(Locale.ROOT, "WV1ZZZ%011d", id),
                String.format(Locale.ROOT, "FL-%05d", id),
                one(MAKES),
                "T" + (1 + random.nextInt(9)) + "00",
                2012 + random.nextInt(14),
                random.nextInt(4) == 0 ? "electric" : "diesel",
                "active",
                now,
                now);
    }

    Map<String, Object> driver(int id, boolean bad) {
        LocalDateTime now = now();
        return row(
                FleetTable.DRIVERS,
                bad ? String.format(Locale.ROOT, "EMP-%d", id) : String.format(Locale.ROOT, "DRV%05d", id),
                one(NAMES),
                String.format(Locale.ROOT, "L%08d", id * 37L),
                String.format(Locale.ROOT, "555-%04d", id % 10_000),
                "available",
                tenths(600, 1000),
                now,
                now);
    }

    Map<String, Object> telemetry(int vehicle, int defect) {
        LocalDateTime now = now();
        BigDecimal[] city = one(CITIES);
        BigDecimal offset = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 7);
        return row(
                FleetTable.VEHICLE_TELEMETRY,
                defect == 4 ? null : vehicle,
                now,
                defect == 0 ? BigDecimal.valueOf(200 + random.nextInt(300)) : city[0].add(offset),
                defect == 1 ? BigDecimal.valueOf(-500 + random.nextInt(300)) : city[1].subtract(offset),
                defect == 2 ? tenths(3501, 5000) : tenths(0, 1100),
                defect == 3
                        ? BigDecimal.valueOf(12_001 + random.nextInt(3000), 2)
                        : BigDecimal.valueOf(500 + random.nextInt(9500), 2),
                random.nextInt(50) == 0 ? null : tenths(700, 1050),
                BigDecimal.valueOf(100_000 + ticks, 1),
                random.nextInt(20) == 0 ? "idle" : "running",
                random.nextInt(50) == 0,
                random.nextInt(50) == 0,
                now);
    }

    Map<String, Object> delivery(int vehicle, int driver, boolean bad) {
        LocalDateTime now = now();
        int house = 1 + random.nextInt(400);
        return row(
                FleetTable.DELIVERIES,
                vehicle,
                driver,
                bad ? "lost?" : "assigned",
                house + " " + one(STREETS),
                (house + 7) + " " + one(STREETS),
                now.plusHours(2),
                null,
                null,
                one(NAMES),
                String.format(Locale.ROOT, "+1 202 555 %04d", random.nextInt(10_000)),
                random.nextInt(3) == 0 ? "leave at the door, \"ring twice\"" : null,
                now,
                now);
    }

    Map<String, Object> alert(int vehicle, int driver, boolean bad) {
        BigDecimal[] city = one(CITIES);
        return row(
                FleetTable.ALERTS,
                vehicle,
                driver,
                bad ? "unknown_thing" : one(List.of("speeding", "harsh_braking", "low_fuel", "engine_overheat")),
                one(List.of("info", "warning", "critical")),
                "vehicle " + vehicle + " wants attention",
                city[0],
                city[1],
                false,
                null,
                now());
    }

    BigDecimal tenths(int from, int to) {
        return BigDecimal.valueOf(from + random.nextInt(to - from + 1), 1);
    }

    <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Map<String, Object> row(FleetTable table, Object... values) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(table.columns().get(i), values[i]);
        }
        return row;
    }

    private static BigDecimal[] point(String latitude, String longitude) {
        return new BigDecimal[] {new BigDecimal(latitude), new BigDecimal(longitude)};
    }
}
