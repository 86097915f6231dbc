package io.millrace.jobs.stream.testing;

import static io.millrace.jobs.stream.testing.Envelope.change;

/** Rows of the fleet, whole, as change capture sends them. */
public final class Messages {
    private Messages() {}

    public static Envelope telemetry(String operation, long lsn, int id, double latitude, double speed) {
        return change(
                "vehicle_telemetry",
                operation,
                lsn,
                "id",
                id,
                "vehicle_id",
                7,
                "recorded_at",
                "2026-03-01T00:00:00Z",
                "latitude",
                latitude,
                "longitude",
                8.0,
                "speed_kmh",
                speed,
                "harsh_braking",
                "false");
    }

    public static Envelope delivery(String operation, long lsn, int id, String status) {
        return change(
                "deliveries",
                operation,
                lsn,
                "id",
                id,
                "status",
                status,
                "customer_name",
                "Ada Lovelace",
                "customer_phone",
                "555-010199",
                "notes",
                "ring twice",
                "updated_at",
                "2026-03-01T00:00:00Z");
    }
}
