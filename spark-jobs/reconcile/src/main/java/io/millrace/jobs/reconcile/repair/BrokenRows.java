package io.millrace.jobs.reconcile.repair;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.quality.transforms.Masks;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import io.millrace.jobs.reconcile.value.RowText;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

/**
 * Keeps rows of the source that break a rule where the stream keeps such rows, so that they are counted there and can be replayed: as
 * changes at the repair's place. Their position is none of Kafka's: {@code reconcile/RUN}, partition −1 and a number made of key and place.
 */
final class BrokenRows {
    /** In rows of a repair, the number of its position. */
    static final String OFFSET = "_offset";

    private static final int NO_PARTITION = -1;
    private static final long NO_BATCH = -1;

    private final TablePlan plan;
    private final Transforms transforms;
    private final String location;

    /** @param location of the table's quarantine */
    BrokenRows(TablePlan plan, Transforms transforms, String location) {
        this.plan = plan;
        this.transforms = transforms;
        this.location = location;
    }

    /** The number of a key's position in a repair at that place. */
    long offset(KeyName key, long place) {
        return RowText.digest(key.id(plan.keyTypes()) + "@" + place) & Long.MAX_VALUE;
    }

    /** Columns that the table has, and that were not read. */
    private String[] unread() {
        return plan.uncompared().keySet().stream()
                .filter(name -> Columns.of(plan.table(), name).isPresent())
                .toArray(String[]::new);
    }

    private List<String> compared() {
        return plan.columns().stream().map(ComparedColumn::name).toList();
    }

    /**
     * Keeps the rows, in one commit.
     *
     * @param broken judged rows with {@link #OFFSET}
     */
    void keep(Dataset<Row> broken, long place, Instant time, String run) {
        List<Column> columns = new ArrayList<>();
        for (ComparedColumn column : plan.columns()) {
            columns.add(Columns.named(column.name()));
        }
        String topic = "reconcile/" + run;
        columns.addAll(List.of(
                col(HistoryColumns.OPERATION),
                col(RowJudge.FAILED_RULES),
                lit(Timestamp.from(Instant.now())).as("_quarantined_at"),
                lit(topic).as("_topic"),
                lit(NO_PARTITION).as("_partition"),
                col(OFFSET),
                lit(place).as(HistoryColumns.LSN),
                lit(0L).as(HistoryColumns.ORDER),
                lit(null).cast(DataTypes.LongType).as(HistoryColumns.TRANSACTION),
                lit(Timestamp.from(time)).as(HistoryColumns.COMMIT),
                lit(unread()).as(HistoryColumns.UNCHANGED),
                lit(NO_BATCH).as(HistoryColumns.BATCH),
                Masks.any(transforms, compared()).as("_masked"),
                Masks.of(transforms),
                concat_ws("/", lit(topic), lit(NO_PARTITION), col(OFFSET)).as("_row")));
        transforms
                .mask(broken.select(columns.toArray(Column[]::new)))
                .write()
                .format("delta")
                .mode("append")
                .option("mergeSchema", "true")
                .save(location);
    }
}
