package io.millrace.jobs.quality.metrics;

import io.millrace.jobs.quality.metrics.Fleet.Vehicle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The metrics of {@link Fleet} by definition; null where there is nothing to measure. */
record Model(List<Vehicle> rows, List<Vehicle> extremes) {
    Double of(String metric, String name) {
        return switch (metric) {
            case "size" -> (double) rows.size();
            case "completeness" -> share(vehicle -> vehicle.vin() != null);
            case "compliance" ->
                name.equals("vin form")
                        ? share(vehicle ->
                                vehicle.vin() != null && vehicle.vin().matches("[A-Z]+-[0-9]+"))
                        : share(vehicle -> vehicle.speed() != null && vehicle.speed() <= 100);
            case "uniqueness id" -> unique(Vehicle::id);
            case "uniqueness vin" -> unique(Vehicle::vin);
            case "mean" -> optional(speeds(rows).average());
            case "min" -> optional(speeds(extremes).min());
            case "max" -> optional(speeds(extremes).max());
            case "approx_count_distinct" ->
                extremes.stream().anyMatch(vehicle -> vehicle.vin() != null)
                        ? (Double) (double) extremes.stream()
                                .map(Vehicle::vin)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()
                        : null;
            default -> throw new IllegalArgumentException(metric);
        };
    }

    private Double share(Predicate<Vehicle> condition) {
        return rows.isEmpty() ? null : (double) rows.stream().filter(condition).count() / rows.size();
    }

    private Double unique(Function<Vehicle, Object> value) {
        Map<Object, Long> counts = rows.stream()
                .map(value)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        long all = counts.values().stream().mapToLong(each -> each).sum();
        return all == 0
                ? null
                : (double) counts.values().stream().filter(each -> each == 1).count() / all;
    }

    private static DoubleStream speeds(List<Vehicle> vehicles) {
        return vehicles.stream()
                .map(Vehicle::speed)
                .filter(Objects::nonNull)
                .mapToDouble(each -> each)
                .filter(Double::isFinite);
    }

    private static Double optional(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
