package io.millrace.jobs.bench;

import io.millrace.config.columns.ColumnPlan;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;

/**
 * The flow that the split replaces, table after table: count, write a temporary copy to learn its size, write again, hash
 * repartitioned and coalesced. The engine's CREATE TABLE AS over its output comes on top and is not run here.
 */
public final class OldFlow {
    private static final double GIGABYTE = 1024.0 * 1024 * 1024;
    private static final int[] FILE_COUNTS = {24, 28, 32, 36, 48, 56, 64, 96, 112, 128};

    private OldFlow() {}

    /** {@code --source <folder> --mapping <csv> --target <folder/> [--buckets 256]}. */
    public static void main(String[] commandLine) throws IOException {
        BenchRun.main("old-flow", OldFlow::run, commandLine);
    }

    static long run(SparkSession session, BenchArguments arguments) throws IOException {
        Dataset<Row> source = session.read().parquet(arguments.text("source"));
        source.count();
        int buckets = (int) arguments.number("buckets", 256);
        String target = arguments.text("target");
        long bytes = 0;
        for (ColumnPlan.Table table :
                BenchRun.plan(BenchRun.mapping(session, arguments), source).tables()) {
            Dataset<Row> narrow = source.select(table.columns().stream()
                    .map(column -> source.col(column.source()).as(column.name()))
                    .toArray(Column[]::new));
            narrow.count();
            String temporary = target + "temporary/" + table.name() + "/";
            narrow.write().mode(SaveMode.Overwrite).parquet(temporary);
            long size = BenchRun.bytes(session, temporary);
            String location = target + table.name() + "/";
            narrow.repartition(buckets, narrow.col(table.columns().get(0).name()))
                    .coalesce(fileCount(size / GIGABYTE))
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(location);
            bytes += size + BenchRun.bytes(session, location);
        }
        return bytes;
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
