package io.millrace.cli.demo.fleet;

import java.util.List;
import java.util.Locale;

/** The tables of {@code examples/fleet/schema.sql}, in the order in which they can be filled. */
public enum FleetTable {
    VEHICLES("vin", "license_plate", "make", "model", "year", "fuel_type", "status", "created_at", "updated_at"),
    DRIVERS("employee_id", "name", "license_number", "phone", "status", "safety_score", "created_at", "updated_at"),
    VEHICLE_TELEMETRY(
            "vehicle_id",
            "recorded_at",
            "latitude",
            "longitude",
            "speed_kmh",
            "fuel_level_pct",
            "engine_temp_c",
            "odometer_km",
            "engine_status",
            "harsh_braking",
            "harsh_acceleration",
            "created_at"),
    DELIVERIES(
            "vehicle_id",
            "driver_id",
            "status",
            "pickup_address",
            "delivery_address",
            "scheduled_time",
            "actual_pickup_time",
            "actual_delivery_time",
            "customer_name",
            "customer_phone",
            "notes",
            "created_at",
            "updated_at"),
    ALERTS(
            "vehicle_id",
            "driver_id",
            "alert_type",
            "severity",
            "message",
            "latitude",
            "longitude",
            "acknowledged",
            "acknowledged_at",
            "created_at");

    private final String columns;

    FleetTable(String... columns) {
        this.columns = String.join(",", columns);
    }

    /** The name in the database and in {@code tables.yaml}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All columns but the key {@code id}. */
    public List<String> columns() {
        return List.of(columns.split(",", -1));
    }
}
