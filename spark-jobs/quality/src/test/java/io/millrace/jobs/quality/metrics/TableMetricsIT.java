package io.millrace.jobs.quality.metrics;

import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.metrics.Fleet.Change;
import io.millrace.jobs.quality.metrics.Fleet.Vehicle;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class TableMetricsIT {
    private static final double SKETCH = 0.1;

    @TempDir
    private Path folder;

    private TableMetrics metrics;
    private final Fleet fleet = new Fleet();

    @BeforeEach
    void open() {
        metrics = metrics(Fleet.measured());
    }

    @Test
    void fault_12_over_all_rows_every_metric_is_what_its_definition_says_through_updates_and_deletes() {
        // given
        Random random = new Random(7);
        for (int batch = 0; batch < 4; batch++) {
            Change change = fleet.apply(vehicles(random, 300), ids(random, batch == 0 ? 0 : 60));

            // when
            List<Measured> measured = metrics.measure(fleet.batch(batch, change));

            // then
            requireEqual(measured, Over.BATCH, new Model(change.added(), change.added()));
            requireEqual(measured, Over.ALL, new Model(fleet.current(), fleet.ever()));
        }
    }

    static List<Vehicle> vehicles(Random random, int count) {
        Map<Integer, Vehicle> vehicles = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int id = random.nextInt(500);
            vehicles.put(id, new Vehicle(id, vin(random), speed(random)));
        }
        return new ArrayList<>(vehicles.values());
    }

    private static List<Integer> ids(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> 500 + random.nextInt(500))
                .map(id -> id - 500 + 500 * random.nextInt(2))
                .toList();
    }

    private static String vin(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> "bad";
            default -> "V-" + random.nextInt(400);
        };
    }

    private static Double speed(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> Double.POSITIVE_INFINITY;
            default -> (double) random.nextInt(200);
        };
    }

    private void requireEqual(List<Measured> measured, Over over, Model model) {
        for (Measured metric : measured) {
            if (metric.over() == over) {
                boolean unique = metric.metric().equals("uniqueness");
                Double expected = model.of(unique ? "uniqueness " + metric.column() : metric.metric(), metric.name());
                requireEqual(metric, expected);
            }
        }
        assertThat(measured).filteredOn(metric -> metric.over() == over).hasSize(10);
    }

    private static void requireEqual(Measured metric, Double expected) {
        assertThat(metric.error()).as(metric.toString()).isNull();
        if (expected == null) {
            assertThat(metric.value()).as(metric.toString()).isNull();
            return;
        }
        double tolerance = metric.metric().equals("approx_count_distinct") ? SKETCH * expected : 1e-9;
        assertThat(metric.value()).as(metric.toString()).isCloseTo(expected, Offset.offset(tolerance));
    }

    private TableMetrics metrics(TableConfig table) {
        return TableMetrics.of(table, folder.toUri().toString(), Lake.SPARK);
    }
}
