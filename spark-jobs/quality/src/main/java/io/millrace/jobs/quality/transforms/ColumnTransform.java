package io.millrace.jobs.quality.transforms;

import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.transforms.types.TransformType;
import io.millrace.jobs.quality.transforms.types.ValueTransform;

import java.util.List;
import java.util.stream.IntStream;

/**
 * All transforms of one column, as a pure function of its value. Values have the Java types that
 * {@link io.millrace.jobs.quality.value.TypedValue} names, so that rows read by other means than Spark can be changed alike.
 *
 * @param source as it arrives
 * @param output its name afterwards
 * @param type its type afterwards
 * @param steps without the new name, which is no function
 * @param masked whether what comes out hides what went in
 */
public record ColumnTransform(ColumnConfig source, String output, ColumnType type, List<Step> steps, boolean masked) {
    /**
     * One transform.
     *
     * @param config as written
     */
    public record Step(TransformConfig config, ValueTransform function) {
        boolean isCast() {
            return config.type().equals(TransformType.CAST);
        }
    }

    static ColumnTransform none(ColumnConfig source) {
        return new ColumnTransform(source, source.name(), source.type(), List.of(), false);
    }

    /** The value after all transforms. */
    public Object apply(Object value) {
        return chain(steps.size()).apply(value);
    }

    /** Whether every cast can take the value; rows of which one cannot are set aside. */
    public boolean fits(Object value) {
        return IntStream.range(0, steps.size())
                .filter(step -> steps.get(step).isCast())
                .allMatch(step -> fits(step, value));
    }

    /** Whether values are changed, rather than named anew or left alone. */
    boolean changes() {
        return !steps.isEmpty();
    }

    Chain chain(int length) {
        return new Chain(steps.stream().limit(length).map(Step::function).toList());
    }

    private boolean fits(int step, Object value) {
        return steps.get(step).function().fits(chain(step).apply(value));
    }
}
