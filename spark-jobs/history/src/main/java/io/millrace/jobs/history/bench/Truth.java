package io.millrace.jobs.history.bench;

import io.millrace.jobs.history.HistoryColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

/**
 * What a table must hold, as counts and sums of hashes.
 *
 * @param current the newest row of each key
 * @param versions of all changes
 */
record Truth(Row current, Row versions) {
    private static final String ID = "id";

    /** Of a load and the batches after it. */
    static Truth of(Dataset<Row> load, List<Dataset<Row>> batches) {
        Dataset<Row> all = load;
        for (Dataset<Row> batch : batches) {
            all = all.unionByName(batch);
        }
        Column[] data = data(all);
        Dataset<Row> newest = all.groupBy(col(ID))
                .agg(max_by(struct(data), col(HistoryColumns.LSN)).as("row"))
                .select("row.*");
        return new Truth(digest(newest), digest(all.select(data)));
    }

    /** Whether the rows of a table with history are these; a key with two current rows is not. */
    boolean isIn(Dataset<Row> rows) {
        Column[] data = data(rows);
        return current.equals(digest(rows.where(col(HistoryColumns.CURRENT)).select(data)))
                && versions.equals(digest(rows.select(data)));
    }

    private static Row digest(Dataset<Row> rows) {
        Column hash =
                xxhash64(Arrays.stream(rows.columns()).map(name -> col(name)).toArray(Column[]::new));
        return rows.agg(count(lit(1)), sum(hash.cast("decimal(20,0)"))).head();
    }

    /** The data columns with the place, which tells versions of a key apart. */
    private static Column[] data(Dataset<Row> rows) {
        return Stream.concat(
                        Arrays.stream(HistoryColumns.dataOf(rows.schema()).fieldNames()), Stream.of(HistoryColumns.LSN))
                .map(name -> col(name))
                .toArray(Column[]::new);
    }
}
