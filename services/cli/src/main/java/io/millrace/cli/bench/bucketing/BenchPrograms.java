package io.millrace.cli.bench.bucketing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.output.Json;
import io.millrace.cli.spark.SparkPrograms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The programs of {@code split-and-bucket}. */
final class BenchPrograms {
    private final SparkPrograms programs;

    /**
     * @param home the repository's root
     * @param variables that lead to S3
     * @param logs folder of what the programs say
     */
    BenchPrograms(Path home, Map<String, String> variables, Path logs) {
        this.programs = new SparkPrograms(home, "split-and-bucket", variables, logs);
    }

    /** The line that the programs of the benchmark end with. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(double seconds, long bytesWritten) {}

    /** Runs a program of the benchmark, and gives what it measured of itself. */
    Timed measure(String program, String... arguments) throws IOException, InterruptedException {
        List<String> said = run("io.millrace.jobs.bench." + program, arguments);
        String last = said.stream()
                .filter(line -> line.startsWith("{"))
                .reduce((one, next) -> next)
                .orElseThrow(() -> SparkPrograms.failed(program, "it printed no result", said));
        Line line = Json.read(last, new TypeReference<Line>() {}, "the result of " + program);
        return new Timed(line.seconds(), line.bytesWritten());
    }

    /** Runs a main class to its end, and gives what it printed. */
    List<String> run(String mainClass, String... arguments) throws IOException, InterruptedException {
        return programs.run(mainClass, arguments);
    }
}
