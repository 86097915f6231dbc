package io.millrace.jobs.stream.aside;

import io.millrace.jobs.quality.transforms.Masks;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.BrokenRule;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.stream.rows.Judgement;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.support.delta.AppliedBatches;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

/**
 * Where changes go that broke a rule: as they came, but for columns that a transform masks, which are masked here too.
 * {@code _masked} says whether the row has such a value, {@code _masks} how: it can be brought back as long as they are masked so.
 */
public final class Quarantine {
    private final PositionedTable table;
    private final Transforms transforms;

    /** The quarantine of a table, in that folder. */
    public Quarantine(String location, Transforms transforms) {
        this.table = new PositionedTable(location, "quarantine", Fields.SET_ASIDE, Fields.ROW);
        this.transforms = transforms;
    }

    /** Its folder. */
    public String location() {
        return table.location();
    }

    /** Whether the batch set rows aside before. */
    public boolean has(SparkSession spark, BatchId batch) {
        return table.has(spark, batch);
    }

    /** Whether anything was ever set aside. */
    public boolean exists(SparkSession spark) {
        return AppliedBatches.exists(spark, table.location());
    }

    /** Everything that was ever set aside. */
    public Dataset<Row> rows(SparkSession spark) {
        return table.read(spark);
    }

    /** Position, place and broken rules of everything that was ever set aside. */
    public Dataset<Row> stored(SparkSession spark) {
        List<String> columns = new ArrayList<>(Fields.SET_ASIDE);
        columns.add(Judgement.FAILED);
        return table.read(spark).select(columns.stream().map(Columns::named).toArray(Column[]::new));
    }

    /**
     * Position and place of what was set aside by other batches: the stream's last one was run before. Rows tell so themselves, since older
     * versions of the table may be gone. Those from before they told count as others'; that row is judged once more.
     */
    public Dataset<Row> before(SparkSession spark, BatchId batch) {
        Dataset<Row> rows = table.read(spark);
        boolean told = Arrays.asList(rows.columns()).contains(Fields.STREAM);
        Column same = told
                ? named(Fields.STREAM)
                        .eqNullSafe(batch.query())
                        .and(named(Fields.BATCH).equalTo(batch.number()))
                : lit(false);
        return rows.filter(not(same))
                .select(Fields.SET_ASIDE.stream().map(Columns::named).toArray(Column[]::new));
    }

    /** All rules that something which was set aside broke: the configuration of now may lack some. */
    public List<BrokenRule> brokenRules(SparkSession spark) {
        return table
                .read(spark)
                .select(explode(named(Judgement.FAILED)).as("broken"))
                .select("broken.*")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> new BrokenRule(row.getString(0), row.getString(1), row.getString(2), row.getString(3)))
                .toList();
    }

    /**
     * Keeps the rows.
     *
     * @param setAside judged changes that broke a rule
     * @param columns the table's columns
     * @return false when all of them were kept by another stream before
     */
    public boolean keep(Dataset<Row> setAside, List<String> columns, BatchId batch, Survey survey) {
        List<Column> kept = new ArrayList<>(columns.stream().map(Columns::named).toList());
        kept.addAll(List.of(
                named(Fields.OPERATION),
                named(Judgement.FAILED),
                named(Fields.INGESTED).as(Fields.QUARANTINED_AT),
                named(Fields.TOPIC),
                named(Fields.PARTITION),
                named(Fields.OFFSET),
                named(Fields.LSN),
                named(Fields.TRANSACTION_ORDER),
                named(Fields.TRANSACTION_ID),
                named(Fields.COMMITTED),
                named(Fields.UNCHANGED),
                named(Fields.BATCH),
                lit(batch.query()).as(Fields.STREAM),
                Masks.any(transforms).as(Fields.MASKED),
                Masks.of(transforms),
                concat_ws("/", col(Fields.TOPIC), col(Fields.PARTITION), col(Fields.OFFSET))
                        .as(Fields.ROW)));
        return table.append(transforms.mask(setAside.select(kept.toArray(Column[]::new))), batch, survey);
    }
}
