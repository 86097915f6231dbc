package io.millrace.jobs.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.config.columns.ColumnMapping;
import io.millrace.config.columns.ColumnMappingReader;
import io.millrace.config.columns.ColumnPlan;
import io.millrace.config.columns.ColumnPlanner;
import io.millrace.config.columns.OnMissingColumn;
import io.millrace.jobs.support.JobFolder;
import io.millrace.jobs.support.JobSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the runs of the benchmark share: session, source, mapping, and one JSON line on standard output. */
final class BenchRun {
    private static final double NANOS = 1_000_000_000;

    private BenchRun() {}

    /** What is measured. */
    interface Work {
        /** Works and tells the bytes that it wrote. */
        long run(SparkSession session, BenchArguments arguments) throws IOException;
    }

    /** Runs it in a session of its own. */
    static void main(String name, Work work, String... commandLine) throws IOException {
        try (SparkSession session = JobSession.open(name, System.getenv())) {
            System.out.println(measure(name, work, session, BenchArguments.of(commandLine)));
        }
    }

    /** Runs it and tells the JSON line. */
    static String measure(String name, Work work, SparkSession session, BenchArguments arguments) throws IOException {
        long begun = System.nanoTime();
        long bytes = work.run(session, arguments);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", name);
        line.put("seconds", Math.round((System.nanoTime() - begun) / NANOS * 1000) / 1000.0);
        line.put("bytesWritten", bytes);
        return JsonMapper.builder().build().writeValueAsString(line);
    }

    /** The mapping named by {@code --mapping}. */
    static ColumnMapping mapping(SparkSession session, BenchArguments arguments) throws IOException {
        byte[] csv =
                JobFolder.read(arguments.text("mapping"), session.sparkContext().hadoopConfiguration());
        return ColumnMappingReader.read(csv, arguments.text("mapping"), arguments.text("key", "customer_user_id"));
    }

    /** What the mapping takes from a source. */
    static ColumnPlan plan(ColumnMapping mapping, Dataset<Row> source) {
        return ColumnPlanner.plan(mapping, Arrays.asList(source.columns()), OnMissingColumn.FAIL);
    }

    /** Bytes of the files below a folder. */
    static long bytes(SparkSession session, String folder) throws IOException {
        return new JobFolder(folder, session.sparkContext().hadoopConfiguration())
                .sizes().entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".parquet"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }
}
