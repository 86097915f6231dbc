package io.millrace.jobs.stream.repeat;

import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.aside.Quarantine;
import io.millrace.jobs.stream.aside.SideMessages;
import io.millrace.jobs.stream.envelope.Arrival;
import io.millrace.jobs.stream.envelope.Message.Kind;
import io.millrace.jobs.stream.envelope.TableShape;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.rows.MessageRows;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.stream.table.StreamTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataType;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

/**
 * Finds changes that AWS DMS sent before. It sends some again when it starts again, written anew with another time, so they do not have
 * their place again. One whose transaction and number in it are told is known by these, in the batch, in the table and in quarantine. Of
 * the others, and by {@code sequence_by}, only one counts as repeated that follows its like directly: same key, operation, place but for the
 * number, transaction and values. What lies aside stands between, too: a row in quarantine, and a message of the partition that cannot be
 * read, of which nobody knows the key.
 *
 * <p>The last state of a key alone ({@code scd1}) needs none of this: what comes again comes in order, to its end.
 */
public final class Repetitions {
    private static final String VALUES = "__values";
    private static final String STORED_VALUES = "__stored_values";
    private static final String REPEATED = "__repeated";
    private static final String AT_PARTITION = "__at_partition";
    private static final String AT_OFFSET = "__at_offset";
    private static final String LIKE_AT = "__like_at_offset";
    private static final String UNREAD_PARTITION = "__unread_partition";
    private static final String UNREAD_OFFSET = "__unread_offset";

    private final StreamTable table;
    private final Quarantine quarantine;
    private final SideMessages deadLetters;
    private final boolean keepsVersions;

    /** Those of a table. */
    public Repetitions(TableConfig config, StreamTable table, Quarantine quarantine, SideMessages deadLetters) {
        this.table = table;
        this.quarantine = quarantine;
        this.deadLetters = deadLetters;
        this.keepsVersions = config.history() != HistoryKind.SCD1;
    }

    /**
     * Judged messages in which repeated changes are of kind {@code REPEATED}; empty when none is.
     *
     * @param survey of these messages
     */
    public Optional<Dataset<Row>> mark(Dataset<Row> judged, Survey survey, TableShape shape) {
        if (survey.unplacedSince() == null || !keepsVersions) {
            return Optional.empty();
        }
        Dataset<Row> repeated = repeated(events(judged, survey, shape)).localCheckpoint();
        if (repeated.isEmpty()) {
            return Optional.empty();
        }
        Dataset<Row> alone = withNothingBetween(repeated, judged, survey);
        Column isRepeated = named(AT_OFFSET).isNotNull();
        Column same = named(Fields.PARTITION)
                .equalTo(named(AT_PARTITION))
                .and(named(Fields.OFFSET).equalTo(named(AT_OFFSET)));
        return Optional.of(judged.join(alone, same, "left_outer")
                .withColumn(Fields.KIND, when(isRepeated, Kind.REPEATED.name()).otherwise(named(Fields.KIND)))
                .withColumn(
                        Judgement.FAILED,
                        when(isRepeated, array().cast(RowJudge.FAILED_RULES_TYPE))
                                .otherwise(named(Judgement.FAILED)))
                .drop(alone.columns()));
    }

    private Dataset<Row> repeated(Dataset<Row> events) {
        Column[] keys = table.keyColumns();
        WindowSpec ofChange =
                Window.partitionBy(Stream.concat(Arrays.stream(keys), Stream.of(named(Fields.TRANSACTION_ORDER)))
                        .toArray(Column[]::new));
        // of one place first what lies aside, then what the table has, then what is read again
        WindowSpec ofKey = Window.partitionBy(keys)
                .orderBy(
                        named(Fields.LSN),
                        named(Fields.TRANSACTION_ORDER),
                        named(STORED_VALUES).isNotNull(),
                        named(Fields.OFFSET));
        Column isNamed = named(Fields.TRANSACTION_ORDER).geq(Arrival.NAMES_CHANGE);
        Column cameBefore =
                isNamed.and(named(Fields.LSN).gt(min(named(Fields.LSN)).over(ofChange)));
        Column isDelete = named(Fields.OPERATION).equalTo("DELETE");
        Column before = before(VALUES, ofKey);
        Column followsItsLike = not(isNamed)
                .and(before(Fields.LSN, ofKey).equalTo(named(Fields.LSN)))
                .and(before(Fields.TRANSACTION_ORDER, ofKey).lt(named(Fields.TRANSACTION_ORDER)))
                .and(before(Fields.OPERATION, ofKey).equalTo(named(Fields.OPERATION)))
                .and(isDelete.or(before(Fields.TRANSACTION_ID, ofKey).eqNullSafe(named(Fields.TRANSACTION_ID))))
                .and(when(before.isNotNull(), before.eqNullSafe(named(VALUES)))
                        .otherwise(before(STORED_VALUES, ofKey).eqNullSafe(named(STORED_VALUES))));
        return events.withColumn(REPEATED, coalesce(cameBefore.or(followsItsLike), lit(false)))
                // its number is an offset where no message names it
                .withColumn(LIKE_AT, when(not(isNamed), before(Fields.TRANSACTION_ORDER, ofKey)))
                .filter(named(REPEATED).and(named(Fields.OFFSET).isNotNull()))
                .select(
                        named(Fields.PARTITION).as(AT_PARTITION),
                        named(Fields.OFFSET).as(AT_OFFSET),
                        named(LIKE_AT));
    }

    /** Without changes that no message names where one that cannot be read came after their like. */
    private Dataset<Row> withNothingBetween(Dataset<Row> repeated, Dataset<Row> judged, Survey survey) {
        SparkSession spark = judged.sparkSession();
        boolean kept = deadLetters.exists(spark);
        if (survey.malformed() == 0 && !kept) {
            return repeated;
        }
        Dataset<Row> unread = judged.filter(named(Fields.KIND).equalTo(Kind.MALFORMED.name()))
                .select(
                        named(Fields.PARTITION).as(UNREAD_PARTITION),
                        named(Fields.OFFSET).as(UNREAD_OFFSET));
        if (kept) {
            unread = unread.union(deadLetters.read(spark).select("partition", "offset"));
        }
        Column between = named(AT_PARTITION)
                .equalTo(named(UNREAD_PARTITION))
                .and(named(UNREAD_OFFSET).gt(named(LIKE_AT)))
                .and(named(UNREAD_OFFSET).lt(named(AT_OFFSET)));
        return repeated.join(unread, between, "left_anti");
    }

    private static Column before(String column, WindowSpec ofKey) {
        return lag(named(column), 1).over(ofKey);
    }

    /** What happened to keys, in the batch and, since its earliest commit, before it. */
    private Dataset<Row> events(Dataset<Row> judged, Survey survey, TableShape shape) {
        SparkSession spark = judged.sparkSession();
        Timestamp since = Timestamp.from(survey.unplacedSince());
        Dataset<Row> events = ofBatch(judged, shape);
        if (table.exists(spark)) {
            Dataset<Row> rows = table.rows(spark);
            events = events.union(stored(
                            rows.filter(named(HistoryColumns.FROM).geq(since)),
                            events,
                            shape,
                            HistoryColumns.LSN,
                            HistoryColumns.ORDER,
                            named(HistoryColumns.OPERATION)))
                    .union(stored(
                            rows.filter(named(HistoryColumns.TO)
                                    .geq(since)
                                    .and(named(HistoryColumns.DELETED_LSN).isNotNull())),
                            events,
                            shape,
                            HistoryColumns.DELETED_LSN,
                            HistoryColumns.DELETED_ORDER,
                            lit("DELETE")));
        }
        return quarantine.exists(spark) ? events.union(setAside(spark, since, events)) : events;
    }

    private Dataset<Row> ofBatch(Dataset<Row> judged, TableShape shape) {
        Column[] values = columns(shape.names());
        Dataset<Row> changes = judged.filter(
                        named(Fields.KIND).equalTo(Kind.CHANGE.name()).and(not(named(MessageRows.LOGGED))))
                .select(with(
                        values,
                        struct(values).as(VALUES),
                        named(Fields.OPERATION),
                        named(Fields.LSN),
                        named(Fields.TRANSACTION_ORDER),
                        named(Fields.TRANSACTION_ID),
                        named(Fields.PARTITION),
                        named(Fields.OFFSET)));
        return table.transforms()
                .apply(changes)
                .select(with(
                        table.keyColumns(),
                        named(Fields.OPERATION),
                        named(Fields.LSN),
                        named(Fields.TRANSACTION_ORDER),
                        named(Fields.TRANSACTION_ID),
                        named(VALUES),
                        values(shape, named(Fields.OPERATION)).as(STORED_VALUES),
                        named(Fields.PARTITION),
                        named(Fields.OFFSET)));
    }

    private Dataset<Row> stored(
            Dataset<Row> rows, Dataset<Row> events, TableShape shape, String lsn, String order, Column operation) {
        return rows.select(with(
                table.keyColumns(),
                operation.as(Fields.OPERATION),
                named(lsn),
                named(order),
                named(HistoryColumns.TRANSACTION),
                missing(events, VALUES),
                values(shape, operation).cast(type(events, STORED_VALUES)).as(STORED_VALUES),
                missing(events, Fields.PARTITION),
                missing(events, Fields.OFFSET)));
    }

    /** They are known by their names alone, and stand between others: what a person sees of them may be masked. */
    private Dataset<Row> setAside(SparkSession spark, Timestamp since, Dataset<Row> events) {
        return quarantine
                .rows(spark)
                .filter(named(Fields.COMMITTED).geq(since))
                .select(with(
                        table.sourceKeyColumns(),
                        named(Fields.OPERATION),
                        named(Fields.LSN),
                        named(Fields.TRANSACTION_ORDER),
                        named(Fields.TRANSACTION_ID),
                        missing(events, VALUES),
                        missing(events, STORED_VALUES),
                        missing(events, Fields.PARTITION),
                        missing(events, Fields.OFFSET)));
    }

    private Column values(TableShape shape, Column operation) {
        Column values = struct(columns(Arrays.asList(table.columns(shape).fieldNames())));
        return when(operation.notEqual("DELETE"), values);
    }

    private static Column missing(Dataset<Row> events, String column) {
        return lit(null).cast(type(events, column)).as(column);
    }

    private static DataType type(Dataset<Row> events, String column) {
        return events.schema().apply(column).dataType();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(Columns::named).toArray(Column[]::new);
    }

    private static Column[] with(Column[] columns, Column... more) {
        return Stream.concat(Arrays.stream(columns), Arrays.stream(more)).toArray(Column[]::new);
    }
}
