package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.platform.sql.SqlRow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Columns in which each row of the lake is held against the truth, and the transforms of the example once more. */
final class ComparedColumns {
    private static final int VISIBLE = 4;
    private static final int DECIMALS = 5;

    private ComparedColumns() {}

    /** Of a table, the key first. */
    static List<String> of(FleetTable table) {
        return switch (table) {
            case VEHICLES -> List.of("id", "vin", "make", "year", "status");
            case DRIVERS -> List.of("id", "employee_id", "name", "phone", "license_number", "safety_score");
            case VEHICLE_TELEMETRY ->
                List.of("id", "vehicle_id", "latitude", "longitude", "speed_kmh", "engine_temp_c", "harsh_braking");
            case DELIVERIES -> List.of("id", "driver_id", "status", "customer_name", "notes");
            case ALERTS -> List.of("id", "alert_type", "latitude", "acknowledged");
        };
    }

    /** The rows as the lake must show them. */
    static List<List<String>> expected(FleetTable table, SortedMap<Integer, Map<String, Object>> rows) {
        List<List<String>> expected = new ArrayList<>();
        rows.forEach((id, row) -> {
            List<String> values = new ArrayList<>();
            for (String column : of(table)) {
                values.add(text(column.equals("id") ? id : transformed(table, column, row.get(column))));
            }
            expected.add(values);
        });
        return expected;
    }

    /** The rows as the SQL engine gave them. */
    static List<List<String>> found(List<SqlRow> rows) {
        return rows.stream()
                .map(row -> IntStream.range(0, row.values().size())
                        .mapToObj(column -> text(row.value(column)))
                        .toList())
                .toList();
    }

    private static Object transformed(FleetTable table, String column, Object value) {
        if (value == null) {
            return null;
        }
        return switch (table.title() + "." + column) {
            case "drivers.phone", "drivers.license_number" -> value.toString().substring(0, VISIBLE) + "****";
            case "vehicle_telemetry.latitude", "vehicle_telemetry.longitude" ->
                ((BigDecimal) value).setScale(DECIMALS, RoundingMode.HALF_UP);
            case "deliveries.status" -> value.toString().toUpperCase(Locale.ROOT);
            default -> value;
        };
    }

    private static String text(Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }
}
