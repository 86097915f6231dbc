package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.Params;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of transform.
 *
 * @param params names of the parameters that it takes
 * @param takes kinds of columns that it changes
 * @param masks whether what comes out hides what went in
 */
public record TransformType(String name, Set<String> params, List<ColumnType.Kind> takes, boolean masks, Maker maker) {
    /** Gives a column a new name; the only type without a function. */
    public static final String RENAME = "rename";
    /** The type whose values may not fit. */
    public static final String CAST = "cast";

    /** Makes the function for one column. */
    @FunctionalInterface
    public interface Maker {
        /** The function and the type of what it gives. */
        Made make(Params params, ColumnType input, Map<String, String> environment);
    }

    /**
     * A function for one column.
     *
     * @param output type of what it gives
     */
    public record Made(ValueTransform function, ColumnType output) {}

    /**
     * The function for one column.
     *
     * @param environment where keys of hashes stand
     * @throws io.millrace.config.InvalidInputException when a parameter or the column's type does not fit
     */
    public Made make(Params written, ColumnType input, Map<String, String> environment) {
        written.only(params);
        if (!takes.contains(input.kind())) {
            throw written.invalid(
                    "its column is of type %s when its turn comes".formatted(Columns.title(input)),
                    "It changes %s; a cast before it may help.".formatted(titles()));
        }
        return maker.make(written, input, environment);
    }

    private String titles() {
        return takes.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    static TransformType of(String name, Set<String> params, boolean masks, Maker maker, ColumnType.Kind... takes) {
        return new TransformType(name, params, Arrays.asList(takes), masks, maker);
    }
}
