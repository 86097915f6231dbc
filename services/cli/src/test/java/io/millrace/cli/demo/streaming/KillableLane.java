package io.millrace.cli.demo.streaming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.cli.demo.fleet.FleetTable;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeSetup;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProcess;
import io.millrace.lake.LakeProcessSpec;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;
import io.millrace.lake.Readiness;
import io.millrace.lake.home.LakeHome;
import io.millrace.lake.part.Ports;
import io.millrace.lake.readiness.LogTail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The streaming lane, each part a process of its own that can be killed and comes back. */
final class KillableLane implements AutoCloseable {
    /** What can be killed. */
    enum Part {
        CAPTURE,
        DATABASE,
        BROKER,
        OBJECT_STORE,
        STREAM
    }

    /** Those that are streamed: with rules, transforms, metrics, updates and deletes. */
    static final List<String> TABLES = List.of(FleetTable.VEHICLE_TELEMETRY.title(), FleetTable.DELIVERIES.title());

    /** Of the fleet's pipeline. */
    static final String SLOT = "millrace_fleet";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES_SHOWN = 15;
    private static final String STREAM_JOB = "io.millrace.jobs.stream.CdcStreamJob";
    private static final String RECONCILE_JOB = "io.millrace.jobs.reconcile.ReconcileJob";

    private final Path folder;
    private final FleetPipeline pipeline = new FleetPipeline(LakeHome.find());
    private final LocalLake lake;
    private final Map<String, String> variables = new HashMap<>();
    private final Path tables;
    private final List<Path> streamLogs = new ArrayList<>();
    private int loadGeneration = 1;
    private LakeProcess capture;
    private Process stream;

    /** Starts servers; nothing is captured yet. */
    KillableLane(Path folder) throws IOException {
        this.folder = folder;
        this.lake = LocalLake.start(
                LakeSpec.temporary(LakePart.BROKER, LakePart.OBJECT_STORE, LakePart.DATABASE)
                        .withData(folder.resolve("lake"))
                        .withTopics(LakeSetup.topics()),
                LakeProgress.silent());
        variables.putAll(lake.endpoints().asEnvironment());
        variables.put("MILLRACE_ENVIRONMENT", "stg");
        variables.put("MILLRACE_SPARK_MASTER", "local[2]");
        variables.put("MILLRACE_SPARK_SHUFFLE_PARTITIONS", "2");
        // each Spark program lives for a minute, too short for its code to be worth compiling twice
        variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        variables.putAll(pipeline.placeholders());
        try (LakeConnection connection = LakeConnection.to(variables)) {
            pipeline.buckets().forEach(bucket -> connection.aws().s3().createBucket(request -> request.bucket(bucket)));
        }
        tables = pipeline.writeTables(folder.resolve("tables.yaml"));
        Files.writeString(tables, Files.readString(tables).replace("4 seconds", "1 second"));
    }

    Map<String, String> variables() {
        return variables;
    }

    Path schema() {
        return pipeline.schema();
    }

    /** Starts capture and stream. */
    void start() throws IOException {
        capture = LakeProcess.start(captureSpec());
        stream = startStream();
    }

    void killCapture() {
        capture.kill();
    }

    /** Starts capture so that it loads everything again. */
    void startCaptureWithLoad() throws IOException {
        loadGeneration++;
        capture = LakeProcess.start(captureSpec());
    }

    private LakeProcessSpec captureSpec() throws IOException {
        int port = Ports.chosenOrFree(0);
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("MILLRACE_PLATFORM_EXIT_WITH_PARENT", "true");
        environment.put("SMALLRYE_CONFIG_LOCATIONS", captureSettings().toUri().toString());
        Path application = pipeline.home().resolve("services/change-capture/target/quarkus-app/quarkus-run.jar");
        return new LakeProcessSpec(
                "change-capture",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ReservedCodeCacheSize=240m",
                        "-jar",
                        application.toString()),
                environment,
                folder.resolve("change-capture.log"),
                new Readiness.HttpOk(URI.create("http://127.0.0.1:" + port + "/q/health/live"), Duration.ofSeconds(90)),
                Duration.ofSeconds(20));
    }

    private Path captureSettings() throws IOException {
        Properties properties = new Properties();
        properties.putAll(pipeline.settings());
        properties.put("config_ordinal", "290");
        properties.put("millrace.capture.restart.longest-pause", "2s");
        properties.put("millrace.capture.load-generation", Integer.toString(loadGeneration));
        Path file = folder.resolve("capture.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    private Process startStream() throws IOException {
        Path log = folder.resolve("cdc-stream-" + streamLogs.size() + ".log");
        streamLogs.add(log);
        return new SparkPrograms(pipeline.home(), "cdc-stream", variables, folder)
                .start(log, STREAM_JOB, "--config", tables.toUri().toString(), "--tables", String.join(",", TABLES));
    }

    /** Ends a part as a crash does, and starts it again. */
    void killAndRestart(Part part) throws IOException {
        switch (part) {
            case CAPTURE -> {
                capture.kill();
                capture.restart();
            }
            case STREAM -> {
                stream.destroyForcibly().onExit().join();
                stream = startStream();
            }
            case DATABASE -> killAndRestart(LakePart.DATABASE);
            case BROKER -> killAndRestart(LakePart.BROKER);
            case OBJECT_STORE -> killAndRestart(LakePart.OBJECT_STORE);
        }
    }

    private void killAndRestart(LakePart part) {
        List<ProcessHandle> servers = ProcessHandle.of(lake.process(part).pid())
                .map(process -> process.descendants().toList())
                .orElse(List.of());
        lake.kill(part);
        servers.forEach(ProcessHandle::destroyForcibly);
        servers.forEach(server -> server.onExit().join());
        lake.restart(part);
    }

    /** The place of the newest change that the table has, 0 while there is none. */
    long reached(String table) {
        Path log = folder.resolve("lake/object-store/fleet-delta-000000000000/" + table + "/_delta_log");
        if (!Files.isDirectory(log)) {
            return 0;
        }
        try (Stream<Path> commits = Files.list(log)) {
            List<Path> newest = commits.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.reverseOrder())
                    .limit(3)
                    .toList();
            long reached = 0;
            for (Path commit : newest) {
                for (String line : Files.readAllLines(commit)) {
                    reached = Math.max(reached, place(line));
                }
            }
            return reached;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static long place(String action) {
        try {
            String note = JSON.readTree(action)
                    .path("commitInfo")
                    .path("userMetadata")
                    .asText("");
            return note.isEmpty() ? 0 : JSON.readTree(note).path("lsn").asLong();
        } catch (JsonProcessingException halfWritten) {
            return 0;
        }
    }

    /** Whether capture and stream run. */
    boolean runs() {
        return capture.isAlive() && stream.isAlive();
    }

    /** What its programs said last. */
    String state() {
        return Stream.of(folder.resolve("change-capture.log"), streamLogs.get(streamLogs.size() - 1))
                .map(log -> log.getFileName() + ":\n" + String.join("\n", LogTail.of(log, LINES_SHOWN)))
                .collect(Collectors.joining("\n"));
    }

    /** What reconcile says of each table. */
    Map<String, String> reconcile() throws IOException, InterruptedException {
        Path arguments = folder.resolve("reconcile.json");
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("runId", "after-the-kills");
        told.put("config", tables.toUri().toString());
        told.put("stackName", variables.get("STACK_NAME"));
        told.put("awsAccountId", variables.get("AWS_ACCOUNT_ID"));
        told.put("tables", TABLES);
        told.put("repair", false);
        told.put("profile", "dms");
        told.put("slot", SLOT);
        told.put("patienceSeconds", 300);
        told.put("target", folder.resolve("reconcile").toUri() + "/");
        JSON.writeValue(arguments.toFile(), told);
        new SparkPrograms(pipeline.home(), "reconcile", variables, folder)
                .run(RECONCILE_JOB, "--arguments", arguments.toUri().toString());
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (JsonNode table : JSON.readTree(
                        folder.resolve("reconcile/metadata/result.json").toFile())
                .path("tables")) {
            String status = table.path("status").asText();
            outcomes.put(table.path("name").asText(), status.equals("converged") ? status : table.toString());
        }
        return outcomes;
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.destroyForcibly().onExit().join();
        }
        if (capture != null) {
            capture.kill();
        }
        lake.close();
    }
}
