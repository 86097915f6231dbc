package io.millrace.jobs.bucketing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.jobs.support.JobRunner;
import io.millrace.jobs.support.JobSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a source, a mapping and a target, and runs of the job on it; one session for all tests of the JVM. */
final class Bucketing {
    static final SparkSession SPARK = JobSession.open("tests", Map.of("MILLRACE_SPARK_MASTER", "local[2]"));

    private static final ObjectMapper JSON = new ObjectMapper();

    final Path folder;
    final Map<String, Object> arguments = new LinkedHashMap<>();

    Bucketing(Path folder) {
        this.folder = folder;
        arguments.put("runId", "run-1");
        arguments.put("dataset", "infobase");
        arguments.put("snapshotDt", "2025-10-22");
        arguments.put("version", "2025-10-22-1f0c9a3b");
        arguments.put("source", folder.resolve("source").toUri().toString());
        arguments.put("mapping", null);
        arguments.put("target", folder.resolve("v=1").toUri() + "/");
        arguments.put("key", "customer_user_id");
        arguments.put("buckets", 8);
        arguments.put("layouts", List.of("hive-buckets"));
        arguments.put("targetFileMb", 512);
        arguments.put("nullKeys", "reject");
        arguments.put("onMissingColumn", "fail");
    }

    Bucketing with(String name, Object value) {
        arguments.put(name, value);
        return this;
    }

    Bucketing source(Dataset<Row> rows) {
        rows.write().mode("overwrite").parquet(folder.resolve("source").toString());
        return this;
    }

    Bucketing mapping(String csv) throws IOException {
        Path file = folder.resolve("columns.csv");
        Files.writeString(file, csv);
        return with("mapping", file.toUri().toString());
    }

    int run() throws IOException {
        return JobRunner.run(new SplitAndBucketJob(), SPARK, "--arguments", document());
    }

    /** Address of the arguments. */
    String document() throws IOException {
        Path document = folder.resolve("arguments.json");
        Files.write(document, JSON.writeValueAsBytes(arguments));
        return document.toUri().toString();
    }

    JsonNode result() throws IOException {
        return JSON.readTree(target().resolve("metadata/result.json").toFile());
    }

    List<String> failures() throws IOException {
        return JSON.readTree(target().resolve("metadata/failure.json").toFile()).findValuesAsText("what");
    }

    Path target() {
        return folder.resolve("v=1");
    }

    Dataset<Row> read(String below) {
        return SPARK.read().parquet(target().resolve(below).toString());
    }

    /** Sizes of the files of each table of a layout. */
    Map<String, List<Long>> sizes(String layout) throws IOException {
        try (Stream<Path> files = Files.walk(target().resolve(layout))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .collect(Collectors.groupingBy(
                            file -> file.getParent().getFileName().toString(),
                            Collectors.mapping(file -> file.toFile().length(), Collectors.toList())));
        }
    }

    /** Hash of every data file, by path. */
    Map<String, String> fingerprints() throws IOException {
        Map<String, String> prints = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                prints.put(target().relativize(file).toString(), hash(Files.newInputStream(file)));
            }
        }
        return prints;
    }

    /** Hash of what a stream has left. */
    static String hash(InputStream bytes) {
        try (bytes) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
