package io.millrace.jobs.stream.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.jobs.stream.CdcStreamJob;
import io.millrace.jobs.stream.start.ConfigReader;
import io.millrace.jobs.stream.start.StreamArguments;
import io.millrace.jobs.support.EndWithParent;
import io.millrace.jobs.support.JobRunner;
import io.millrace.jobs.support.JobSession;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.util.Map;

/** Judges the newest rows of tables by new rules: {@code StoredRowsJob OLD NEW ROWS TABLE…}; one JSON line a table. */
public final class StoredRowsJob {
    private static final int TABLES_FROM = 3;

    private StoredRowsJob() {}

    /** Runs it; exit code 2 when a configuration is wrong. */
    @SuppressWarnings("SystemOut")
    public static void main(String... words) throws IOException {
        Map<String, String> environment = System.getenv();
        EndWithParent.watch(environment, System.in);
        PipelineConfig before;
        PipelineConfig after;
        try {
            before = read(words[0], environment);
            after = read(words[1], environment);
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> System.err.println("error=\"" + problem + "\""));
            System.exit(JobRunner.REFUSED);
            return;
        }
        ObjectMapper json = new ObjectMapper();
        try (SparkSession spark = JobSession.open("plan", environment, CdcStreamJob.sessionSettings(environment))) {
            StoredRows rows = new StoredRows(spark, before, after);
            for (int word = TABLES_FROM; word < words.length; word++) {
                System.err.println("progress table=" + words[word]);
                System.out.println(line(json, rows.judge(words[word], Long.parseLong(words[2]))));
            }
        }
    }

    private static PipelineConfig read(String address, Map<String, String> environment) throws IOException {
        return ConfigReader.read(StreamArguments.parse(environment, "--config", address), environment);
    }

    private static String line(ObjectMapper json, TableForecast forecast) {
        try {
            return json.writeValueAsString(forecast);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A forecast is no JSON", e);
        }
    }
}
