package io.millrace.jobs.stream.table;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.Fields;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

/** Changes as the history takes them: transformed, with their places and times. */
public final class ChangeRows {
    private ChangeRows() {}

    /**
     * The changes that go into the table.
     *
     * @param changes judged changes, none of them set aside
     */
    public static Dataset<Row> of(Dataset<Row> changes, TableShape shape, Transforms transforms) {
        List<Column> columns =
                new ArrayList<>(shape.names().stream().map(Columns::named).toList());
        columns.addAll(List.of(
                named(Fields.OPERATION),
                named(Fields.LSN),
                named(Fields.TRANSACTION_ORDER),
                named(Fields.TRANSACTION_ID),
                named(Fields.COMMITTED).as(HistoryColumns.COMMIT),
                named(Fields.INGESTED),
                renamed(shape, transforms).as(HistoryColumns.UNCHANGED),
                lit(false).as(HistoryColumns.REPLAYED)));
        return transforms.apply(changes.select(columns.toArray(Column[]::new)));
    }

    /** Names of unchanged columns as they are after the transforms. */
    private static Column renamed(TableShape shape, Transforms transforms) {
        Map<String, String> others = new LinkedHashMap<>();
        for (StreamColumn column : shape.columns()) {
            StructType alone = new StructType().add(column.name(), Columns.type(column.type()));
            String output = transforms.output(alone).fieldNames()[0];
            if (!output.equals(column.name())) {
                others.put(column.name(), output);
            }
        }
        return others.isEmpty()
                ? named(Fields.UNCHANGED)
                : transform(named(Fields.UNCHANGED), name -> {
                    Column renamed = name;
                    for (Map.Entry<String, String> other : others.entrySet()) {
                        renamed = when(name.equalTo(other.getKey()), lit(other.getValue()))
                                .otherwise(renamed);
                    }
                    return renamed;
                });
    }
}
