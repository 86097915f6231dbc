package io.millrace.jobs.history.timeline;

import io.millrace.jobs.history.BatchId;
import io.millrace.jobs.history.HistoryColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF0;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

/** Makes changes and stored rows alike: entries of their keys' timelines. */
public final class Entries {
    private static final String STRINGS = "cast(null as array<string>)";
    private static final String ITSELF = "named_struct('rank', " + Entry.STORED
            + ", 'lsn', _lsn, 'place', _transaction_order, 'operation', _operation, 'at', _effective_from, 'carries', "
            + STRINGS + ")";
    private static final String ITS_DELETE = "named_struct('rank', " + Entry.STORED_DELETE
            + ", 'lsn', _deleted_lsn, 'place', _deleted_order, 'operation', 'DELETE', 'at', _effective_to, 'carries', "
            + STRINGS + ")";
    private static final String WITH_DELETE =
            "if(_deleted_lsn is null, array(" + ITSELF + "), array(" + ITSELF + ", " + ITS_DELETE + "))";
    private static final String ITS_SOURCES =
            "transform(array_distinct(transform(filter(_unchanged, u -> u.lsn is not null),"
                    + " u -> named_struct('lsn', u.lsn, 'place', u.transaction_order))), s -> named_struct('rank', "
                    + Entry.STORED_SOURCE
                    + ", 'lsn', s.lsn, 'place', s.place, 'operation', 'UPDATE', 'at', cast(null as timestamp), 'carries',"
                    + " transform(filter(_unchanged, u -> u.lsn = s.lsn and u.transaction_order = s.place), u -> u.column)))";

    private final StructType table;
    private final List<String> keys;
    private final boolean unsent;

    /**
     * Of a table with these columns, some of which name the key.
     *
     * @param unsent whether some change did not send a value, ever; what is asked for that alone takes longer than all else
     */
    public Entries(StructType table, List<String> keys, boolean unsent) {
        this.table = table;
        this.keys = keys;
        this.unsent = unsent;
    }

    /** A batch's changes; a delete keeps nothing but its key, since its other values were never judged. */
    public Dataset<Row> ofChanges(Dataset<Row> changes, BatchId batch) {
        Column isDelete = col(HistoryColumns.OPERATION).equalTo("DELETE");
        List<Column> columns = new ArrayList<>();
        for (StructField field : table.fields()) {
            Column value =
                    switch (field.name()) {
                        case HistoryColumns.FROM, HistoryColumns.TO -> lit(null).cast(DataTypes.TimestampType);
                        case HistoryColumns.CURRENT, HistoryColumns.LAST ->
                            lit(null).cast(DataTypes.BooleanType);
                        case HistoryColumns.DELETED_LSN, HistoryColumns.DELETED_ORDER ->
                            lit(null).cast(DataTypes.LongType);
                        case HistoryColumns.BATCH -> number(batch);
                        case HistoryColumns.UNCHANGED ->
                            unsent ? marks(isDelete) : lit(null).cast(field.dataType());
                        default ->
                            HistoryColumns.isReserved(field.name()) || keys.contains(field.name())
                                    ? col(field.name())
                                    : when(not(isDelete), col(field.name()));
                    };
            columns.add(value.as(field.name()));
        }
        columns.add(lit(Entry.INCOMING).as(Entry.RANK));
        columns.add(col(HistoryColumns.COMMIT).as(Entry.AT));
        columns.add(expr(STRINGS).as(Entry.CARRIES));
        columns.add(lit(null).cast(DataTypes.LongType).as(Entry.FILE));
        columns.add(lit(null).cast(DataTypes.LongType).as(Entry.ROW));
        return changes.select(columns.toArray(Column[]::new));
    }

    private static Column marks(Column isDelete) {
        return when(
                not(isDelete).and(expr("size(_unchanged) > 0")),
                expr("transform(_unchanged, u -> named_struct('column', u, 'lsn', cast(null as bigint),"
                        + " 'transaction_order', cast(null as bigint)))"));
    }

    /** Not a literal: a plan with another literal would be compiled anew for every batch. */
    private static Column number(BatchId batch) {
        long number = batch.number();
        UserDefinedFunction constant = udf((UDF0<Long>) () -> number, DataTypes.LongType);
        return constant.asNondeterministic().apply();
    }

    /**
     * Stored rows, each with the delete that ended it; with their sources, too, when not all rows of a key are there to be asked for the
     * values that the source did not send.
     */
    public Dataset<Row> ofStored(Dataset<Row> rows, boolean withSources) {
        String all = withSources && unsent
                ? "if(_unchanged is null, " + WITH_DELETE + ", concat(" + WITH_DELETE + ", " + ITS_SOURCES + "))"
                : WITH_DELETE;
        List<Column> columns = new ArrayList<>();
        for (StructField field : table.fields()) {
            columns.add(
                    switch (field.name()) {
                        case HistoryColumns.LSN -> col("__entry.lsn").as(field.name());
                        case HistoryColumns.ORDER -> col("__entry.place").as(field.name());
                        case HistoryColumns.OPERATION ->
                            col("__entry.operation").as(field.name());
                        case HistoryColumns.INGESTED, HistoryColumns.BATCH, HistoryColumns.REPLAYED ->
                            col(field.name());
                        default ->
                            keys.contains(field.name())
                                    ? col(field.name())
                                    : when(col("__entry.rank").notEqual(Entry.STORED_DELETE), col(field.name()))
                                            .as(field.name());
                    });
        }
        columns.add(col("__entry.rank").as(Entry.RANK));
        columns.add(col("__entry.at").as(Entry.AT));
        columns.add(col("__entry.carries").as(Entry.CARRIES));
        columns.add(col(Entry.FILE));
        columns.add(col(Entry.ROW));
        Column[] before =
                Arrays.stream(rows.columns()).map(name -> col("`" + name + "`")).toArray(Column[]::new);
        Column[] wide = Arrays.copyOf(before, before.length + 1);
        wide[before.length] = explode(expr(all)).as("__entry");
        return rows.select(wide).select(columns.toArray(Column[]::new));
    }
}
