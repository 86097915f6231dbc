package io.millrace.jobs.stream.testing;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import io.millrace.jobs.stream.CdcStreamJob;
import io.millrace.jobs.stream.batch.BatchWatcher;
import io.millrace.jobs.stream.run.RestartPolicy;
import io.millrace.jobs.stream.run.StreamJob;
import io.millrace.jobs.stream.run.StreamSettings;
import io.millrace.jobs.stream.start.StreamArguments;
import io.millrace.jobs.support.JobSession;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.kafka.KafkaAccess;
import io.millrace.lake.LakePart;
import io.millrace.lake.RunningLake;
import io.millrace.lake.TestLake;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A pipeline of its own on the shared broker and session: topics to write to, runs of the job, tables to look at. */
public final class Fleet {
    public static final SparkSession SPARK =
            JobSession.open("tests", Map.of("MILLRACE_SPARK_MASTER", "local[2]"), sessionSettings());
    public static final RunningLake LAKE = TestLake.with(LakePart.BROKER);

    private static final EventCodec CODEC = EventCodec.standalone();
    private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", LAKE.endpoints().kafka(), "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer());

    public final String name;
    public final String root;
    public final List<Event<?>> events = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    public BatchWatcher watcher = (step, batch) -> {};
    public RestartPolicy restarts = new RestartPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 1);

    private final List<String> arguments = new ArrayList<>(List.of("--config", "memory", "--available-now"));
    private String yaml;

    /** A pipeline in that folder, named after it. */
    public Fleet(Path folder) {
        this.name =
                "fleet" + Integer.toHexString(System.identityHashCode(folder)) + Long.toHexString(System.nanoTime());
        this.root = "file:" + folder.resolve(name) + "/";
        try (InputStream text = Fleet.class.getResourceAsStream("fleet.yaml")) {
            this.yaml = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        topics(2);
    }

    private static Map<String, String> sessionSettings() {
        Map<String, String> settings = CdcStreamJob.sessionSettings(Map.of("MILLRACE_SPARK_SHUFFLE_PARTITIONS", "2"));
        settings.put(
                "spark.sql.streaming.checkpointFileManagerClass",
                "org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager");
        return settings;
    }

    /** Makes the topics, with that many partitions. */
    private void topics(int partitions) {
        LAKE.createTopics(List.of(name + "-telemetry", name + "-deliveries"), partitions);
    }

    /** With another text in the configuration. */
    public Fleet configured(String text, String other) {
        if (!yaml.contains(text)) {
            throw new AssertionError("the configuration has no " + text);
        }
        yaml = yaml.replace(text, other);
        return this;
    }

    /** As a job that does not end by itself. */
    public Fleet streaming() {
        arguments.remove("--available-now");
        return this;
    }

    /** With more arguments of the job. */
    public Fleet with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Writes messages to a table's topic, by their keys; control messages to every partition. */
    public void send(String table, Envelope... messages) {
        String topic = topic(table);
        int partitions = PRODUCER.partitionsFor(topic).size();
        for (Envelope message : messages) {
            String json = message.json();
            if (json.contains("\"record-type\":\"control\"")) {
                for (int partition = 0; partition < partitions; partition++) {
                    sent(new ProducerRecord<>(topic, partition, null, json));
                }
            } else {
                sent(new ProducerRecord<>(topic, String.valueOf(message.key()), json));
            }
        }
    }

    public void sendRaw(String table, String... values) {
        for (String value : values) {
            sent(new ProducerRecord<>(topic(table), "raw", value));
        }
    }

    private static void sent(ProducerRecord<String, String> record) {
        try {
            PRODUCER.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** What the job said. */
    public String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    public String topic(String table) {
        return name + (table.equals("deliveries") ? "-deliveries" : "-telemetry");
    }

    /** Runs the job until all is read that is there; true when every table ended well. */
    public boolean run(String... tables) {
        try {
            return job(tables).run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The job, not started. */
    public StreamJob job(String... tables) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("--tables", String.join(",", tables)));
        return new StreamJob(
                SPARK, config(), StreamArguments.parse(Map.of(), words.toArray(String[]::new)), settings());
    }

    public PipelineConfig config() {
        return TablesYaml.read("fleet.yaml", yaml, new Placeholders(name, null, Map.of("ROOT", root)));
    }

    private StreamSettings settings() {
        return new StreamSettings(
                "test",
                new KafkaAccess(Map.of("bootstrap.servers", LAKE.endpoints().kafka())),
                this::told,
                restarts,
                root + "metrics/",
                true,
                0,
                Duration.ofMinutes(5),
                watcher,
                new ProgressLines(new PrintStream(said, true, StandardCharsets.UTF_8)),
                Clock.systemUTC());
    }

    public Dataset<Row> delta(String table) {
        return SPARK.read().format("delta").load(root + "delta/" + table + "/");
    }

    public Dataset<Row> quarantine(String table) {
        return SPARK.read().format("delta").load(root + "quarantine/" + table + "/");
    }

    public Dataset<Row> deadLetters(String table) {
        return SPARK.read().format("delta").load(root + "quarantine/_dead_letters/" + table + "/");
    }

    public Dataset<Row> metrics() {
        return SPARK.read().format("delta").load(root + "metrics/dq_metrics/");
    }

    /** Rows of some columns, as texts, sorted. */
    public static List<String> rows(Dataset<Row> rows, String... expressions) {
        return rows.selectExpr(expressions).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList();
    }

    private void told(List<? extends Event<?>> published) {
        published.forEach(CODEC::encode);
        events.addAll(published);
    }

    /** The events of one type. */
    public List<Event<?>> events(String type) {
        return events.stream()
                .filter(event -> event.type().eventName().equals(type))
                .toList();
    }

    /** Where a text stands: files below the pipeline's folder, what the job said, events. */
    public List<String> holding(String text) throws IOException {
        List<String> places = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(root.substring("file:".length())))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    places.add(file.toString());
                }
            }
        }
        if (said().contains(text)) {
            places.add("progress");
        }
        if (events.toString().contains(text)) {
            places.add("events");
        }
        return places;
    }
}
