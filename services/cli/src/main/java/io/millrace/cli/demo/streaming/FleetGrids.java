package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.cli.demo.fleet.FleetTruth;
import io.millrace.cli.demo.fleet.FleetTruth.TableTruth;
import io.millrace.cli.demo.story.Block;
import io.millrace.platform.sql.SqlRow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the demo shows of the lake. */
record FleetGrids(FleetQueries lake, FleetTruth truth) {
    private static final int LAST_BATCHES = 30;
    private static final String STEPS = "▁▂▃▄▅▆▇█";

    Block tables() {
        List<List<String>> rows = Arrays.stream(FleetTable.values())
                .map(table -> {
                    TableTruth right = truth.of(table);
                    FleetQueries.State state = lake.state(table).orElseThrow();
                    return List.of(
                            table.title(),
                            Check.number(right.source().size()),
                            Check.number(state.current()),
                            Check.number(state.versions()),
                            Check.number(right.quarantined() == 0 ? 0 : lake.quarantined(table)));
                })
                .toList();
        return new Block.Grid(
                "Tables", List.of("table", "source rows", "current", "versions", "ever quarantined"), 4, rows);
    }

    Block quarantine() {
        List<List<String>> rows = new ArrayList<>();
        for (FleetTable table : FleetTable.values()) {
            Map<String, Long> made = truth.of(table).byRule();
            if (!made.isEmpty()) {
                Map<String, Long> found = lake.quarantinedByRule(table);
                made.forEach((rule, count) -> rows.add(
                        List.of(table.title(), rule, Check.number(count), Check.number(found.getOrDefault(rule, 0L)))));
            }
        }
        return new Block.Grid("Quarantine by rule", List.of("table", "rule", "generated", "in quarantine"), 2, rows);
    }

    /** Each metric's last values, oldest first, as a line of blocks between its least and its greatest value. */
    Block metrics() {
        Map<List<String>, List<Double>> values = new LinkedHashMap<>();
        lake.ask(
                        "SELECT table_name, metric_name, coalesce(column_name, ''), \"over\", metric_value FROM "
                                + lake.metrics()
                                + " WHERE metric_value IS NOT NULL ORDER BY table_name, metric_name, column_name, \"over\", batch_id")
                .forEach(row -> values.computeIfAbsent(
                                List.of(row.text(0), row.text(1), row.text(2), row.text(3)),
                                metric -> new ArrayList<>())
                        .add((Double) row.value(4)));
        List<List<String>> rows = new ArrayList<>();
        values.forEach((metric, all) -> {
            List<Double> last = all.subList(Math.max(0, all.size() - LAST_BATCHES), all.size());
            List<String> cells = new ArrayList<>(metric);
            cells.add(line(last));
            cells.add(String.format(Locale.ROOT, "%.4f", last.get(last.size() - 1)));
            rows.add(cells);
        });
        return new Block.Grid(
                "Metrics, batch by batch", List.of("table", "metric", "column", "of", "trend", "last"), 1, rows);
    }

    private static String line(List<Double> values) {
        double least = values.stream().min(Comparator.naturalOrder()).orElse(0.0);
        double range = values.stream().max(Comparator.naturalOrder()).orElse(0.0) - least;
        return values.stream()
                .map(value -> range == 0 ? STEPS.length() / 2 : (int) ((value - least) / range * (STEPS.length() - 1)))
                .map(step -> STEPS.substring(step, step + 1))
                .collect(Collectors.joining());
    }

    /** How many rows were current at a time, by a query over the history. */
    long currentAt(FleetTable table, Instant time) {
        return lake.ask("SELECT count(*) FROM " + lake.name(table) + " WHERE " + heldAt(time))
                .get(0)
                .number(0);
    }

    private static String heldAt(Instant time) {
        String moment = "from_iso8601_timestamp_nanos('" + time + "')";
        return "_effective_from <= " + moment + " AND (_effective_to IS NULL OR _effective_to > " + moment + ")";
    }

    /** The delivery that changed most often, version by version. */
    Block timeline() {
        int busiest = truth.of(FleetTable.DELIVERIES).versions().entrySet().stream()
                .max(Comparator.comparing(versions -> versions.getValue().size()))
                .orElseThrow()
                .getKey();
        List<String> columns = List.of("status", "_operation", "_effective_from", "_effective_to", "_is_current");
        List<List<String>> rows = lake
                .ask(
                        "SELECT status, _operation, CAST(_effective_from AS varchar), CAST(_effective_to AS varchar), _is_current FROM "
                                + lake.name(FleetTable.DELIVERIES) + " WHERE id = " + busiest
                                + " ORDER BY _lsn, _transaction_order")
                .stream()
                .map(FleetGrids::cells)
                .toList();
        return new Block.Grid("The life of delivery " + busiest, columns, 0, rows);
    }

    private static List<String> cells(SqlRow row) {
        return IntStream.range(0, row.values().size())
                .mapToObj(place -> row.text(place) == null ? "-" : row.text(place))
                .toList();
    }

    /** Statements for the reader to try. */
    Block queries(Instant time) {
        String deliveries = lake.name(FleetTable.DELIVERIES);
        return new Block.Code(
                "Queries to try in Trino, catalog hive (with --keep)",
                List.of(
                        "-- what holds now",
                        "SELECT * FROM " + deliveries + " WHERE _is_current;",
                        "-- what held at a time",
                        "SELECT status, count(*) FROM " + deliveries,
                        "  WHERE " + heldAt(time) + " GROUP BY 1;",
                        "-- one key's timeline",
                        "SELECT * FROM " + deliveries + " WHERE id = 7 ORDER BY _lsn, _transaction_order;",
                        "-- what broke which rule, and where it came from",
                        "SELECT id, _failed_rules, _topic, _partition, _offset FROM "
                                + lake.quarantine(FleetTable.VEHICLE_TELEMETRY) + " LIMIT 10;"));
    }
}
