package io.millrace.jobs.stream.aside;

import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.rows.Survey;
import io.millrace.jobs.support.delta.AppliedBatches;
import io.millrace.jobs.support.delta.BatchAppend;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static io.millrace.jobs.quality.value.Columns.named;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

/**
 * A Delta table whose rows are named by a Kafka position, each kept once: a batch that is run again is known by its number, a
 * topic that is read again from its beginning by its positions. A topic that was made anew has the same positions for other
 * messages: what names a row has more columns than the position, and two rows are one when none of them differs.
 */
final class PositionedTable {
    private static final String KNOWN = "__known_";
    /** So many columns are the position. */
    private static final int POSITION = 3;

    private final String location;
    private final String target;
    private final List<String> names;
    private final String title;
    private Map<Integer, Long> last;

    /**
     * @param target the table's name among a stream's targets
     * @param names columns topic, partition and offset, then those that tell messages at one position apart; a column that the table was
     *     given later says nothing of its older rows
     * @param title a column that names a row in one text, made of its position; {@code null} when there is none
     */
    PositionedTable(String location, String target, List<String> names, String title) {
        this.location = location;
        this.target = target;
        this.names = List.copyOf(names);
        this.title = title;
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
        new BatchAppend(
                        batch.application(target),
                        batch.number(),
                        List.of(),
                        Map.of(
                                "mergeSchema",
                                "true",
                                "userMetadata",
                                BatchCounts.of(batch, survey).json()))
                .to(location, fresh);
        survey.partitions().forEach((partition, part) -> known.merge(partition, part.last(), Math::max));
        return true;
    }

    private Dataset<Row> withoutKnown(Dataset<Row> rows, SparkSession spark) {
        Dataset<Row> table = read(spark);
        List<String> there = Arrays.asList(table.columns());
        Dataset<Row> known = table.select(names.stream()
                .filter(there::contains)
                .map(name -> named(name).as(KNOWN + name))
                .toArray(Column[]::new));
        Column same = lit(true);
        for (String name : names) {
            Column other = named(KNOWN + name);
            if (names.indexOf(name) < POSITION) {
                same = same.and(named(name).equalTo(other));
            } else if (there.contains(name)) {
                same = same.and(other.isNull().or(named(name).eqNullSafe(other)));
            }
        }
        Dataset<Row> fresh = rows.join(known, same, "left_anti");
        return title == null ? fresh : titled(fresh, known);
    }

    /** A second row at one position has its further names in its title, too. */
    private Dataset<Row> titled(Dataset<Row> fresh, Dataset<Row> known) {
        List<String> position = names.subList(0, POSITION);
        Dataset<Row> taken = known.select(
                        position.stream().map(name -> named(KNOWN + name)).toArray(Column[]::new))
                .distinct();
        Column same = position.stream()
                .map(name -> named(name).equalTo(named(KNOWN + name)))
                .reduce(lit(true), Column::and);
        Column more = concat_ws(
                "/", names.stream().skip(POSITION).map(name -> named(name)).toArray(Column[]::new));
        return fresh.join(taken, same, "left_outer")
                .select(Arrays.stream(fresh.columns())
                        .map(name -> name.equals(title)
                                ? when(named(KNOWN + names.get(0)).isNull(), named(title))
                                        .otherwise(concat_ws("@", named(title), more))
                                        .as(title)
                                : named(name))
                        .toArray(Column[]::new));
    }

    private Map<Integer, Long> last(SparkSession spark) {
        if (last == null) {
            Map<Integer, Long> found = new HashMap<>();
            if (AppliedBatches.exists(spark, location)) {
                read(spark)
                        .groupBy(named(names.get(1)))
                        .agg(max(named(names.get(2))))
                        .collectAsList()
                        .forEach(row -> found.put(row.getInt(0), row.getLong(1)));
            }
            last = found;
        }
        return last;
    }
}
