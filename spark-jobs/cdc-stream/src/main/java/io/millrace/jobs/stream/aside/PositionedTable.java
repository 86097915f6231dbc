package io.millrace.jobs.stream.aside;

import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Survey;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.max;

/**
 * A Delta table whose rows are named by a Kafka position, each kept once: a batch that is run again is known by its number, a
 * topic that is read again from its beginning by its positions.
 */
final class PositionedTable {
    private final String location;
    private final String target;
    private final List<String> position;
    private Map<Integer, Long> last;

    /**
     * @param target the table's name among a stream's targets
     * @param position columns topic, partition and offset
     */
    PositionedTable(String location, String target, List<String> position) {
        this.location = location;
        this.target = target;
        this.position = List.copyOf(position);
    }

    String location() {
        return location;
    }

    /** Whether the batch was written. */
    boolean has(SparkSession spark, BatchId batch) {
        return AppliedBatches.has(spark, location, batch.application(target), batch.number());
    }

    /** The rows that are there. */
    Dataset<Row> read(SparkSession spark) {
        return spark.read().format("delta").load(location);
    }

    /**
     * Appends rows in one commit; nothing happens when the batch was written before.
     *
     * @return false when every row was there from another stream
     */
    boolean append(Dataset<Row> rows, BatchId batch, Survey survey) {
        SparkSession spark = rows.sparkSession();
        if (last == null && has(spark, batch)) {
            return true;
        }
        Map<Integer, Long> known = last(spark);
        boolean reads = survey.partitions().entrySet().stream()
                .anyMatch(part -> part.getValue().first() <= known.getOrDefault(part.getKey(), -1L));
        Dataset<Row> fresh = reads ? withoutKnown(rows, spark) : rows;
        if (reads && fresh.isEmpty()) {
            return false;
        }
        fresh.write()
                .format("delta")
                .mode("append")
                .option("mergeSchema", "true")
                .option("txnAppId", batch.application(target))
                .option("txnVersion", Long.toString(batch.number()))
                .save(location);
        survey.partitions().forEach((partition, part) -> known.merge(partition, part.last(), Math::max));
        return true;
    }

    private Dataset<Row> withoutKnown(Dataset<Row> rows, SparkSession spark) {
        Dataset<Row> known =
                read(spark).select(position.stream().map(Columns::named).toArray(Column[]::new));
        return rows.join(known, position.toArray(String[]::new), "left_anti");
    }

    private Map<Integer, Long> last(SparkSession spark) {
        if (last == null) {
            Map<Integer, Long> found = new HashMap<>();
            if (AppliedBatches.exists(spark, location)) {
                read(spark)
                        .groupBy(named(position.get(1)))
                        .agg(max(named(position.get(2))))
                        .collectAsList()
                        .forEach(row -> found.put(row.getInt(0), row.getLong(1)));
            }
            last = found;
        }
        return last;
    }
}
