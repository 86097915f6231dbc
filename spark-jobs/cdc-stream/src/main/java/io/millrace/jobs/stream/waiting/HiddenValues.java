package io.millrace.jobs.stream.waiting;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.transforms.ColumnTransform;
import io.millrace.jobs.quality.transforms.Masks;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.table.ChangeRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

/**
 * Values that quarantine has as the table would: they go into the table as they are, as long as their column's transforms are those of
 * then. Where these changed nobody can tell what the table must have.
 */
public final class HiddenValues {
    /** Columns of a shaped row whose values were hidden in another way than now. */
    public static final String LOST = "__lost";

    private static final String KEPT = "__kept_";
    private static final String HELD = "__held_";

    private final TableShape shape;
    private final Transforms transforms;

    /** Of rows of that shape. */
    public HiddenValues(TableShape shape, Transforms transforms) {
        this.shape = shape;
        this.transforms = transforms;
    }

    /** Name of the column that says whether the value of another is hidden as it would be now; it is there for columns that are masked. */
    public static String held(String column) {
        return HELD + column;
    }

    /** Columns that are masked, by their names in the source. */
    List<StreamColumn> masked() {
        return shape.columns().stream()
                .filter(column -> transforms.masked().contains(column.name()))
                .toList();
    }

    /** What is known of hidden values of a row of the quarantine. */
    List<Column> of(Dataset<Row> quarantined) {
        boolean noted = has(quarantined, Masks.COLUMN);
        List<Column> columns = new ArrayList<>();
        for (StreamColumn column : masked()) {
            ColumnTransform now = transforms.column(column.name());
            DataType type = Columns.type(now.type());
            boolean there = has(quarantined, column.name())
                    && quarantined.schema().apply(column.name()).dataType().equals(type);
            columns.add((there ? named(column.name()) : lit(null).cast(type)).as(KEPT + column.name()));
            columns.add((noted ? Masks.hidesBy(now) : lit(false)).as(held(column.name())));
        }
        columns.add(lost(quarantined, noted).as(LOST));
        return columns;
    }

    /** Whether a row of the quarantine has the column's value hidden. */
    Column hides(String column, Dataset<Row> quarantined) {
        Column before = transforms.masked().contains(column) ? named(Fields.MASKED) : lit(false);
        return has(quarantined, Masks.COLUMN)
                ? when(named(Masks.COLUMN).isNull(), before).otherwise(Masks.hides(column))
                : before;
    }

    private Column lost(Dataset<Row> quarantined, boolean noted) {
        List<Column> names = new ArrayList<>();
        for (StreamColumn column : shape.columns()) {
            if (column.key() || !has(quarantined, column.name())) {
                continue;
            }
            Column asNow = noted && transforms.masked().contains(column.name())
                    ? Masks.hidesBy(transforms.column(column.name()))
                    : lit(false);
            Column sent = not(coalesce(array_contains(named(Fields.UNCHANGED), column.name()), lit(false)));
            names.add(when(
                    hides(column.name(), quarantined)
                            .and(not(asNow))
                            .and(sent)
                            .and(named(column.name()).isNotNull()),
                    lit(column.name())));
        }
        return names.isEmpty() ? array().cast("array<string>") : array_compact(array(names.toArray(Column[]::new)));
    }

    /** Shaped rows as the table has them: transformed, but for values that were hidden by the same transforms. */
    public Dataset<Row> apply(Dataset<Row> shaped) {
        return restored(transforms.apply(shaped));
    }

    /** Shaped rows as changes of the table. */
    public Dataset<Row> changes(Dataset<Row> shaped) {
        List<StreamColumn> more = new ArrayList<>();
        for (StreamColumn column : masked()) {
            more.add(StreamColumn.added(
                    KEPT + column.name(), transforms.column(column.name()).type()));
            more.add(StreamColumn.added(held(column.name()), new ColumnType(Kind.BOOLEAN, 0, 0)));
        }
        return restored(ChangeRows.of(shaped, shape.with(more), transforms));
    }

    private Dataset<Row> restored(Dataset<Row> transformed) {
        Map<String, Column> values = new TreeMap<>();
        List<String> ours = new ArrayList<>();
        for (StreamColumn column : masked()) {
            String output = transforms.column(column.name()).output();
            values.put(
                    output,
                    when(named(held(column.name())), named(KEPT + column.name()))
                            .otherwise(named(output))
                            .as(output));
            ours.addAll(List.of(KEPT + column.name(), held(column.name())));
        }
        return transformed.select(Arrays.stream(transformed.columns())
                .filter(name -> !ours.contains(name))
                .map(name -> values.getOrDefault(name, named(name)))
                .toArray(Column[]::new));
    }

    private static boolean has(Dataset<Row> rows, String column) {
        return Arrays.asList(rows.columns()).contains(column);
    }
}
