package io.millrace.jobs.replay.table;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.StreamColumn;
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

/** Rows of a quarantine as the stream had them when it judged them. */
public final class ShapedRows {
    /** The rules that a row broke when it was set aside. */
    public static final String FAILED_THEN = "_failed_then";

    private final TableParts parts;

    /** Rows of that table. */
    public ShapedRows(TableParts parts) {
        this.parts = parts;
    }

    /**
     * The rows with the table's columns of now. A column that came later is null. Columns of which values are masked are null where
     * masking changed their type: nobody can use them.
     *
     * @throws InvalidInputException when a column's type is another than it was
     */
    public Dataset<Row> of(Dataset<Row> quarantined) {
        List<Column> columns = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (StreamColumn column : parts.shape().columns()) {
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
                named(Fields.MASKED),
                named(Fields.ROW)));
        return quarantined.select(columns.toArray(Column[]::new));
    }

    private Column column(StreamColumn column, Dataset<Row> quarantined, List<Problem> problems) {
        DataType type = Columns.type(column.type());
        if (!Arrays.asList(quarantined.columns()).contains(column.name())) {
            return lit(null).cast(type);
        }
        DataType there = quarantined.schema().apply(column.name()).dataType();
        if (there.equals(type)) {
            return named(column.name());
        }
        if (!parts.table().transforms().masked().contains(column.name())) {
            problems.add(new Problem(
                    "column %s of table %s"
                            .formatted(column.name(), parts.config().name()),
                    "it is %s in quarantine and %s in tables.yaml"
                            .formatted(there.simpleString(), column.type().title()),
                    "Replay with the type that the column had, or read the table again from its source."));
        }
        return lit(null).cast(type);
    }
}
