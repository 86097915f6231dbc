package io.millrace.jobs.bench;

import io.millrace.config.columns.ColumnPlan;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.util.Locale;

/**
 * The flow that the split replaces, as it was: it counts the source, and then for one table after the other counts it,
 * writes it to a temporary place to learn its size, and writes it again. That is three passes a table and one more, 82 for 27
 * tables. The counts read no column, in Spark then as now; only the two writes read and write the table's data.
 *
 * <p>Its tables then are written a third time by the SQL engine, CREATE TABLE AS with buckets, as they have none that engines
 * know. That is not run here.
 */
public final class OldFlow {
    private static final double GIGABYTE = 1024.0 * 1024 * 1024;
    private static final int[] FILE_COUNTS = {24, 28, 32, 36, 48, 56, 64, 96, 112, 128};
    private static final String NO_LIMIT = "1000000000000";

    private final SparkSession session;
    private final Dataset<Row> source;
    private final String target;
    private final int buckets;
    private long bytes;

    private OldFlow(SparkSession session, BenchArguments arguments) {
        this.session = session;
        this.source = session.read().parquet(arguments.text("source"));
        this.target = arguments.text("target");
        this.buckets = (int) arguments.number("buckets", 256);
    }

    /** {@code --source <folder> --mapping <csv> --target <folder/> [--buckets 256]}. */
    public static void main(String[] commandLine) throws IOException {
        BenchRun.main("old-flow", OldFlow::run, commandLine);
    }

    static long run(SparkSession session, BenchArguments arguments) throws IOException {
        OldFlow flow = new OldFlow(session, arguments);
        flow.source.count();
        ColumnPlan plan = BenchRun.plan(BenchRun.mapping(session, arguments), flow.source);
        for (ColumnPlan.Table table : plan.tables()) {
            Dataset<Row> rows = flow.select(table);
            rows.count();
            double gigabytes = flow.writeTemporary(table, rows) / GIGABYTE;
            flow.writeBuckets(table, rows, fileCount(gigabytes));
        }
        return flow.bytes;
    }

    private Dataset<Row> select(ColumnPlan.Table table) {
        return source.select(table.columns().stream()
                .map(column -> source.col(column.source()).as(column.name()))
                .toArray(Column[]::new));
    }

    /** Its files are measured and never read. */
    private long writeTemporary(ColumnPlan.Table table, Dataset<Row> rows) throws IOException {
        String folder = target + "_temporary_size/" + table.name() + "/";
        rows.write().mode(SaveMode.Overwrite).option("compression", "snappy").parquet(folder);
        long size = BenchRun.bytes(session, folder);
        bytes += size;
        return size;
    }

    /** Spark's own hash into that many partitions, several of which then make a file: no engine can use the division. */
    private void writeBuckets(ColumnPlan.Table table, Dataset<Row> rows, int files) throws IOException {
        String folder = target + table.name().toLowerCase(Locale.ROOT) + "/";
        rows.repartition(buckets, rows.col(table.columns().get(0).name()))
                .coalesce(files)
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "snappy")
                .option("maxRecordsPerFile", NO_LIMIT)
                .parquet(folder);
        bytes += BenchRun.bytes(session, folder);
    }

    static int fileCount(double gigabytes) {
        double megabytesPerFile = gigabytes >= 30 ? 380 : gigabytes >= 20 ? 392 : gigabytes >= 10 ? 490 : 400;
        double raw = Math.ceil(gigabytes * 1024 / megabytesPerFile);
        int nearest = FILE_COUNTS[0];
        for (int count : FILE_COUNTS) {
            if (Math.abs(count - raw) < Math.abs(nearest - raw)) {
                nearest = count;
            }
        }
        return nearest;
    }
}
