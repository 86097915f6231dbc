package io.millrace.jobs.bench;

import io.millrace.config.columns.ColumnPlan;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;

/** The floor: Spark reads the columns that the mapping names and writes them, once, as they come. */
public final class PlainCopy {
    private PlainCopy() {}

    /** {@code --source <folder> --mapping <csv> --target <folder/>}. */
    public static void main(String[] commandLine) throws IOException {
        BenchRun.main("plain-copy", PlainCopy::copy, commandLine);
    }

    static long copy(SparkSession session, BenchArguments arguments) throws IOException {
        Dataset<Row> source = session.read().parquet(arguments.text("source"));
        Column[] columns = BenchRun.plan(BenchRun.mapping(session, arguments), source).tables().stream()
                .flatMap(table -> table.columns().stream())
                .map(ColumnPlan.Column::source)
                .distinct()
                .map(source::col)
                .toArray(Column[]::new);
        source.select(columns).write().mode(SaveMode.Overwrite).parquet(arguments.text("target"));
        return BenchRun.bytes(session, arguments.text("target"));
    }
}
