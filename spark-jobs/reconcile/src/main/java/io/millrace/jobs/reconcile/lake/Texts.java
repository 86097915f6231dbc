package io.millrace.jobs.reconcile.lake;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.reconcile.value.Canonical;
import io.millrace.jobs.reconcile.value.RowText;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Canonical texts of some columns of a data set, and what is made of them. */
final class Texts {
    private final Shape shape;
    private final Column row;

    /**
     * Of columns.
     *
     * @param names in the data set
     * @param types of those columns
     */
    Texts(List<String> names, List<ColumnType> types) {
        this(new Shape(types), names.stream().map(Columns::named).toList(), types);
    }

    private Texts(Shape shape, List<Column> columns, List<ColumnType> types) {
        this.shape = shape;
        this.row = functions.struct(IntStream.range(0, columns.size())
                .mapToObj(i -> plain(columns.get(i), types.get(i)).as("c" + i))
                .toArray(Column[]::new));
    }

    /** Of values. */
    static Texts ofColumns(List<Column> columns, List<ColumnType> types) {
        return new Texts(new Shape(types), columns, types);
    }

    /** Dates and moments as numbers: Java's old classes know other calendars. */
    private static Column plain(Column column, ColumnType type) {
        return switch (type.kind()) {
            case DATE -> functions.unix_date(column);
            case TIMESTAMP -> functions.unix_micros(column);
            default -> column;
        };
    }

    /** The texts, an array. */
    Column array() {
        UDF1<Row, List<String>> texts = new OfRow(shape)::of;
        return functions
                .udf(texts, DataTypes.createArrayType(DataTypes.StringType))
                .apply(row);
    }

    /** The row's text, in which no two rows are the same. */
    Column text() {
        OfRow texts = new OfRow(shape);
        UDF1<Row, String> text =
                values -> RowText.of(texts.of(values), texts.shape().types());
        return functions.udf(text, DataTypes.StringType).apply(row);
    }

    /** The row's checksum. */
    Column digest() {
        OfRow texts = new OfRow(shape);
        UDF1<Row, Long> digest = values ->
                RowText.digest(RowText.of(texts.of(values), texts.shape().types()));
        return functions.udf(digest, DataTypes.LongType).apply(row);
    }

    /** The texts of one row. */
    private record OfRow(Shape shape) implements Serializable {
        List<String> of(Row values) {
            List<String> texts = new ArrayList<>(values.length());
            List<ColumnType> types = shape.types();
            for (int i = 0; i < values.length(); i++) {
                texts.add(Canonical.of(values.get(i), types.get(i)));
            }
            return texts;
        }
    }
}
