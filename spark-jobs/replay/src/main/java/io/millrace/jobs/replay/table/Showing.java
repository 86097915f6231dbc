package io.millrace.jobs.replay.table;

import io.millrace.config.quarantine.ShownRow;
import io.millrace.jobs.quality.transforms.Masks;
import io.millrace.jobs.replay.aside.Selection;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.waiting.HiddenValues;
import io.millrace.jobs.stream.waiting.SetAside;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.transform;

/** Shows rows of a quarantine, the oldest first. */
public final class Showing {
    private static final String RULES = "__rules";

    private final TableParts parts;
    private final SetAside aside;

    /** Of a table's quarantine. */
    public Showing(TableParts parts, SetAside aside) {
        this.parts = parts;
        this.aside = aside;
    }

    /**
     * The rows that are meant.
     *
     * @param most how many at most
     */
    public List<ShownRow> rows(Selection selection, int most) {
        Dataset<Row> meant = aside.rows().where(selection.condition());
        List<Row> rows = meant.withColumn(RULES, ids())
                .orderBy(
                        named(Fields.QUARANTINED_AT),
                        named(Fields.LSN),
                        named(Fields.TRANSACTION_ORDER),
                        named(Fields.ROW))
                .limit(most)
                .collectAsList();
        List<String> judged = rows.stream()
                .filter(row -> row.getAs(Fields.REPLAYED) == null)
                .map(row -> row.<String>getAs(Fields.ROW))
                .toList();
        Map<String, List<String>> now = failsNow(selection, judged);
        return rows.stream().map(row -> shown(row, now)).toList();
    }

    /** Rules look at other rows too: all that are meant are judged, and some are told. */
    private Map<String, List<String>> failsNow(Selection selection, List<String> names) {
        Map<String, List<String>> rules = new HashMap<>();
        if (names.isEmpty()) {
            return rules;
        }
        Dataset<Row> open = aside.waiting().where(selection.condition());
        parts.rejudging()
                .rules(parts.shaped()
                        .of(open)
                        .where(size(named(HiddenValues.LOST)).equalTo(0)))
                .where(named(Fields.ROW).isin(names.toArray()))
                .select(named(Fields.ROW), ids())
                .collectAsList()
                .forEach(row -> rules.put(row.getString(0), row.getList(1)));
        return rules;
    }

    private static Column ids() {
        return transform(named(Judgement.FAILED), rule -> rule.getField("rule"));
    }

    private static ShownRow shown(Row row, Map<String, List<String>> failsNow) {
        Row became = row.getAs(Fields.REPLAYED);
        String name = row.getAs(Fields.ROW);
        return new ShownRow(
                name,
                became == null ? "waiting" : became.<String>getAs("outcome").toLowerCase(Locale.ROOT),
                row.getAs(Fields.OPERATION),
                values(row),
                list(row, Fields.UNCHANGED),
                row.getAs(Fields.MASKED),
                list(row, RULES),
                failsNow.get(name),
                became == null ? null : became.getList(became.fieldIndex("corrected")),
                text(row.getAs(Fields.QUARANTINED_AT)),
                text(row.getAs(Fields.COMMITTED)),
                row.getAs(Fields.LSN),
                row.getAs(Fields.TRANSACTION_ORDER),
                row.getAs(Fields.TRANSACTION_ID),
                row.getAs(Fields.TOPIC),
                row.getAs(Fields.PARTITION),
                row.getAs(Fields.OFFSET),
                row.getAs(Fields.BATCH));
    }

    private static Map<String, Object> values(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        Arrays.stream(row.schema().fieldNames())
                .filter(name -> !Fields.isReserved(name)
                        && !List.of(RULES, Masks.COLUMN).contains(name))
                .forEach(name -> values.put(name, plain(row.getAs(name))));
        return values;
    }

    private static Object plain(Object value) {
        if (value instanceof Timestamp moment) {
            return text(moment);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Date ? value.toString() : value;
    }

    private static List<String> list(Row row, String name) {
        return row.getAs(name) == null ? List.of() : new ArrayList<>(row.getList(row.fieldIndex(name)));
    }

    private static String text(Timestamp moment) {
        return moment == null ? null : moment.toInstant().toString();
    }
}
