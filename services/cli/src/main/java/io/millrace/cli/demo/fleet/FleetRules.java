package io.millrace.cli.demo.fleet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The quality rules of {@code examples/fleet/tables.yaml} once more, in plain Java: the demo's truth must not come from what it
 * checks.
 */
public final class FleetRules {
    private static final Set<String> DELIVERY_STATES =
            Set.of("assigned", "picked_up", "in_transit", "delivered", "failed");
    private static final Set<String> ALERT_TYPES =
            Set.of("speeding", "harsh_braking", "low_fuel", "engine_overheat", "geofence_violation");
    private static final Pattern EMPLOYEE = Pattern.compile("DRV[0-9]{5}");

    private final int mostSpeed;

    /**
     * As the file says, but for one limit.
     *
     * @param mostSpeed the most that rule {@code tel_003} lets pass, km/h; 350 in the file
     */
    public FleetRules(int mostSpeed) {
        this.mostSpeed = mostSpeed;
    }

    /** Ids of the rules that a row breaks, in the file's order. */
    public List<String> brokenBy(FleetTable table, Map<String, Object> row) {
        List<String> broken = new ArrayList<>();
        switch (table) {
            case VEHICLE_TELEMETRY -> {
                outside(broken, "tel_001", row.get("latitude"), -90, 90);
                outside(broken, "tel_002", row.get("longitude"), -180, 180);
                outside(broken, "tel_003", row.get("speed_kmh"), 0, mostSpeed);
                outside(broken, "tel_004", row.get("fuel_level_pct"), 0, 120);
                when(broken, "tel_005", row.get("vehicle_id") == null);
            }
            case DELIVERIES -> {
                Object status = row.get("status");
                when(broken, "del_001", status != null && !DELIVERY_STATES.contains(status));
            }
            case ALERTS -> {
                Object type = row.get("alert_type");
                when(broken, "alt_001", type != null && !ALERT_TYPES.contains(type));
            }
            case DRIVERS -> {
                when(
                        broken,
                        "drv_001",
                        !EMPLOYEE.matcher((String) row.get("employee_id")).matches());
                when(broken, "drv_002", row.get("name") == null);
            }
            case VEHICLES -> {
                // no rules
            }
        }
        return broken;
    }

    private static void outside(List<String> broken, String rule, Object value, int least, int most) {
        when(
                broken,
                rule,
                value instanceof BigDecimal number
                        && (number.compareTo(BigDecimal.valueOf(least)) < 0
                                || number.compareTo(BigDecimal.valueOf(most)) > 0));
    }

    private static void when(List<String> broken, String rule, boolean breaks) {
        if (breaks) {
            broken.add(rule);
        }
    }
}
