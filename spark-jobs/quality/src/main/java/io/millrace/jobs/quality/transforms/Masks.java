package io.millrace.jobs.quality.transforms;

import io.millrace.jobs.quality.value.Columns;
import org.apache.spark.sql.Column;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

/**
 * How values of a row that was set aside were hidden. A hidden value is what the table would have; it is that as long as the column's
 * transforms stay the same.
 */
public final class Masks {
    /** The column that says so: by hidden column, the name of its transforms. */
    public static final String COLUMN = "_masks";

    private static final String NONE = "map<string,string>";
    private static final int DIGITS = 16;

    private Masks() {}

    /** What a row says of which all masked columns were hidden. */
    public static Column of(Transforms transforms) {
        Column[] names = transforms.masked().stream()
                .flatMap(column -> java.util.stream.Stream.of(lit(column), lit(name(transforms.column(column)))))
                .toArray(Column[]::new);
        return (names.length == 0 ? lit(null) : map(names)).cast(NONE).as(COLUMN);
    }

    /** Whether a row has values to be hidden; of rows before that. */
    public static Column any(Transforms transforms) {
        return any(transforms, transforms.masked());
    }

    /** The same, of rows that have these columns. */
    public static Column any(Transforms transforms, Collection<String> columns) {
        return transforms.masked().stream()
                .filter(columns::contains)
                .map(column -> Columns.named(column).isNotNull())
                .reduce(Column::or)
                .orElse(lit(false));
    }

    /** Whether a row's value of the column was hidden; never null. */
    public static Column hides(String column) {
        return Columns.named(COLUMN).getItem(column).isNotNull();
    }

    /** Whether a row's value of the column was hidden by the transforms that the column has now; never null. */
    public static Column hidesBy(ColumnTransform now) {
        return now.masked()
                ? coalesce(Columns.named(COLUMN).getItem(now.source().name()).equalTo(name(now)), lit(false))
                : lit(false);
    }

    /** Type for rows that were set aside before this was noted. */
    public static Column unknown() {
        return lit(null).cast(NONE).as(COLUMN);
    }

    /** Another one for other transforms, other parameters, and another key of a hash. */
    static String name(ColumnTransform column) {
        StringBuilder text = new StringBuilder(column.source().type().toString());
        column.steps().forEach(step -> text.append('|')
                .append(step.config().type())
                .append(sorted(step.config().params())));
        Object sample =
                switch (column.source().type().kind()) {
                    case STRING -> "sample of a value";
                    case INTEGER -> (Object) 1;
                    case LONG -> 1L;
                    default -> null;
                };
        text.append('|').append(sample == null ? null : column.apply(sample));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }

    private static Map<String, Object> sorted(Map<String, Object> params) {
        return new TreeMap<>(params == null ? Map.of() : params);
    }
}
