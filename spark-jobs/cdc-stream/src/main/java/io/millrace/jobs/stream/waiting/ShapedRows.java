package io.millrace.jobs.stream.waiting;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.StreamColumn;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

/** Rows of a quarantine as the stream had them when it judged them. */
public final class ShapedRows {
    /** The rules that a row broke when it was set aside. */
    public static final String FAILED_THEN = "__failed_then";

    private final TableShape shape;
    private final Transforms transforms;
    private final HiddenValues hidden;

    /** Rows of a table of that shape. */
    public ShapedRows(TableShape shape, Transforms transforms) {
        this.shape = shape;
        this.transforms = transforms;
        this.hidden = new HiddenValues(shape, transforms);
    }

    /**
     * The rows with the table's columns of now, and what {@link HiddenValues} needs. A column that came later is null, and so is a value
     * that was hidden.
     *
     * @throws InvalidInputException when a column's type is another than it was
     */
    public Dataset<Row> of(Dataset<Row> quarantined) {
        List<Column> columns = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (StreamColumn column : shape.columns()) {
            columns.add(column(column, quarantined, problems).as(column.name()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        columns.addAll(List.of(
                named(Fields.OPERATION),
                named(Judgement.FAILED).as(FAILED_THEN),
                named(Fields.QUARANTINED_AT),
                named(Fields.QUARANTINED_AT).as(Fields.INGESTED),
                named(Fields.LSN),
                named(Fields.TRANSACTION_ORDER),
                named(Fields.TRANSACTION_ID),
                named(Fields.COMMITTED),
                named(Fields.UNCHANGED),
                named(Fields.ROW)));
        columns.addAll(hidden.of(quarantined));
        return quarantined.select(columns.toArray(Column[]::new));
    }

    private Column column(StreamColumn column, Dataset<Row> quarantined, List<Problem> problems) {
        DataType type = Columns.type(column.type());
        if (!Arrays.asList(quarantined.columns()).contains(column.name())) {
            return lit(null).cast(type);
        }
        DataType there = quarantined.schema().apply(column.name()).dataType();
        if (there.equals(type)) {
            return column.key()
                    ? named(column.name())
                    : when(hidden.hides(column.name(), quarantined), lit(null).cast(type))
                            .otherwise(named(column.name()));
        }
        if (!transforms.masked().contains(column.name())) {
            problems.add(new Problem(
                    "column %s of table %s".formatted(column.name(), shape.table()),
                    "it is %s in quarantine and %s in tables.yaml"
                            .formatted(there.simpleString(), column.type().title()),
                    "Replay with the type that the column had, or read the table again from its source."));
        }
        return lit(null).cast(type);
    }
}
