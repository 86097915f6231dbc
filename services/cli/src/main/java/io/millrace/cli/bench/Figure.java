package io.millrace.cli.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.cli.bench.measure.Goal;

import java.util.Locale;

/**
 * Something that was measured.
 *
 * @param part of the benchmark
 * @param unit of the value; empty for a ratio or a count
 * @param goal null when the figure is only told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(String part, String name, double value, String unit, @JsonIgnore Goal goal) {
    private static final double WHOLE = 1000;

    /** A figure without a goal. */
    public static Figure told(String part, String name, double value, String unit) {
        return new Figure(part, name, value, unit, null);
    }

    /** Whether the goal is met; null without one. */
    @JsonProperty
    public Boolean met() {
        return goal == null ? null : goal.isMetBy(value);
    }

    /** The goal as text; null without one. */
    @JsonProperty("goal")
    public String goalText() {
        return goal == null ? null : goal.toString();
    }

    /** The value as people read it. */
    @JsonIgnore
    public String shown() {
        String number = value >= WHOLE || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : String.format(Locale.ROOT, "%.2f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
