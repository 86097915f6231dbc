package io.millrace.jobs.stream.unsent;

import io.millrace.config.envelope.EnvelopeFields;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.envelope.Message.Kind;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.unsent.Entry.State;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

/** What is known of changes, wherever they are, in one form: the key, the place, and the columns of {@link Entry}. */
final class KnownChanges {
    static final String STATE = "__state";
    static final String ABSENT = "__absent";
    static final String SENT = "__sent";

    private static final String NAMES = "array<string>";
    private static final String MARK = "__mark";

    private final TableConfig config;
    private final StreamTable table;

    KnownChanges(TableConfig config, StreamTable table) {
        this.config = config;
        this.table = table;
    }

    /** Changes of a batch, judged. */
    Dataset<Row> judged(Dataset<Row> judged) {
        Column state = when(Judgement.setAside(), lit(State.ASIDE.name())).otherwise(lit(State.PASSING.name()));
        return of(changes(judged), state, named(Fields.UNCHANGED));
    }

    /** Those of a batch that are no dead letters and no control messages. */
    static Dataset<Row> changes(Dataset<Row> judged) {
        return has(judged, Fields.KIND) ? judged.filter(named(Fields.KIND).equalTo(Kind.CHANGE.name())) : judged;
    }

    /** Rows of the quarantine. */
    Dataset<Row> quarantined(Dataset<Row> rows) {
        Column absent = has(rows, Fields.UNCHANGED) ? named(Fields.UNCHANGED) : lit(null);
        return of(rows, lit(State.ASIDE.name()), absent);
    }

    /** Messages that cannot be read, as far as key and log position can. */
    Dataset<Row> deadLetters(Dataset<Row> letters, Column key, Column value) {
        List<Column> columns = new ArrayList<>();
        for (String name : config.primaryKey()) {
            ColumnConfig column = Columns.of(config, name).orElseThrow();
            columns.add(coalesce(field(key, name), field(value, EnvelopeFields.DATA, name))
                    .cast(Columns.type(column.type()))
                    .as(output(name)));
        }
        columns.add(field(value, EnvelopeFields.METADATA, EnvelopeFields.LSN)
                .cast("bigint")
                .as(Fields.LSN));
        columns.add(coalesce(
                        field(value, EnvelopeFields.METADATA, EnvelopeFields.TRANSACTION_ORDER)
                                .cast("bigint"),
                        lit(0L))
                .as(Fields.TRANSACTION_ORDER));
        columns.add(lit(State.ASIDE.name()).as(STATE));
        columns.add(from_json(
                        field(value, EnvelopeFields.METADATA, EnvelopeFields.UNCHANGED_COLUMNS),
                        DataTypes.createArrayType(DataTypes.StringType))
                .as(ABSENT));
        columns.add(lit(null).cast(NAMES).as(SENT));
        Column ofThisTable = coalesce(
                        field(value, EnvelopeFields.METADATA, EnvelopeFields.TABLE_NAME), lit(config.name()))
                .equalTo(config.name());
        Dataset<Row> known = letters.filter(ofThisTable)
                .select(columns.toArray(Column[]::new))
                .filter(named(Fields.LSN).isNotNull());
        for (String name : table.keys()) {
            known = known.filter(named(name).isNotNull());
        }
        return known;
    }

    /** What rows of the table tell: of themselves, of deletes, and of the changes that they took values from. */
    Dataset<Row> stored(Dataset<Row> rows) {
        Column absent = transform(named(HistoryColumns.UNCHANGED), mark -> mark.getField("column"));
        Column[] keys = table.keyColumns();
        Dataset<Row> themselves = rows.select(
                with(keys, named(Fields.LSN), named(Fields.TRANSACTION_ORDER), absent.as(ABSENT), none().as(SENT)));
        Dataset<Row> deletes = rows.filter(named(HistoryColumns.DELETED_LSN).isNotNull())
                .select(with(
                        keys,
                        named(HistoryColumns.DELETED_LSN),
                        named(HistoryColumns.DELETED_ORDER),
                        none().as(ABSENT),
                        none().as(SENT)));
        Dataset<Row> sources = rows.select(
                        with(keys, explode(named(HistoryColumns.UNCHANGED)).as(MARK)))
                .filter(col(MARK + ".lsn").isNotNull())
                .select(with(
                        keys,
                        col(MARK + ".lsn"),
                        col(MARK + ".transaction_order"),
                        none().as(ABSENT),
                        array(col(MARK + ".column")).as(SENT)));
        return themselves
                .union(deletes)
                .union(sources)
                .select(with(
                        keys,
                        named(Fields.LSN),
                        named(Fields.TRANSACTION_ORDER),
                        lit(State.STORED.name()).as(STATE),
                        named(ABSENT),
                        named(SENT)));
    }

    private Dataset<Row> of(Dataset<Row> rows, Column state, Column absent) {
        return rows.select(with(
                table.sourceKeyColumns(),
                named(Fields.LSN),
                named(Fields.TRANSACTION_ORDER),
                state.as(STATE),
                absent.cast(NAMES).as(ABSENT),
                none().as(SENT)));
    }

    private String output(String key) {
        return table.transforms().column(key).output();
    }

    private static Column none() {
        return lit(null).cast(NAMES);
    }

    private static Column field(Column json, String... path) {
        StringBuilder text = new StringBuilder("$");
        for (String name : path) {
            text.append("['").append(name).append("']");
        }
        return get_json_object(json, text.toString());
    }

    private static boolean has(Dataset<Row> rows, String column) {
        return Arrays.asList(rows.columns()).contains(column);
    }

    private static Column[] with(Column[] keys, Column... more) {
        List<Column> all = new ArrayList<>(Arrays.asList(keys));
        all.addAll(Arrays.asList(more));
        return all.toArray(Column[]::new);
    }
}
