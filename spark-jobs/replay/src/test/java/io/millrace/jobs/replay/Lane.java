package io.millrace.jobs.replay;

import io.delta.tables.DeltaTable;
import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import io.millrace.jobs.history.HistorySession;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.replay.table.TableReplay;
import io.millrace.jobs.stream.batch.PipelineParts;
import io.millrace.jobs.stream.batch.TablePipeline;
import io.millrace.jobs.stream.rows.BatchId;
import io.millrace.jobs.stream.table.StreamTable;
import io.millrace.jobs.stream.tell.BatchEvents;
import io.millrace.jobs.stream.waiting.SetAside;
import io.millrace.jobs.support.DeltaSettings;
import io.millrace.jobs.support.JobSession;
import io.millrace.jobs.support.ProgressLines;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructType;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A pipeline of its own in the shared session: the stream's own code, fed with messages from memory, and the job. */
final class Lane {
    static final SparkSession SPARK = JobSession.open("tests", Map.of("MILLRACE_SPARK_MASTER", "local[2]"), settings());
    private static final StructType RECORD = StructType.fromDDL(
            "topic string, partition int, offset bigint, timestamp timestamp, key binary, value binary");

    final String root;
    private Instant now = Instant.parse("2026-03-02T00:00:00Z");
    TableReplay.Steps steps = step -> {};
    private final Path folder;
    private final Map<String, Integer> sent = new HashMap<>();
    /** Each as long as nothing that it was made of is another. */
    private final Map<String, TablePipeline> pipelines = new HashMap<>();

    private String query = "stream-1";
    private int batches;
    private String yaml;

    Lane(Path parent, String name) {
        this.folder = parent.resolve(name);
        this.root = "file:" + folder + "/";
        try (InputStream text = Lane.class.getResourceAsStream("fleet.yaml")) {
            Files.createDirectories(folder);
            this.yaml = new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("@ROOT@", root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(DeltaSettings.of(Map.of()));
        settings.put("spark.sql.shuffle.partitions", "1");
        // few rows and long plans: to plan anew after each stage is much of the time
        settings.put("spark.sql.adaptive.enabled", "false");
        settings.putAll(HistorySession.settings());
        return settings;
    }

    /** With another text in the configuration from now on. */
    Lane configured(String text, String other) {
        if (!yaml.contains(text)) {
            throw new AssertionError("the configuration has no " + text);
        }
        yaml = yaml.replace(text, other);
        pipelines.clear();
        return this;
    }

    /** From now on it is so much later. */
    void pass(Duration time) {
        now = now.plus(time);
        pipelines.clear();
    }

    /** A batch of the stream. */
    Lane stream(String table, Message... messages) {
        int first = sent.getOrDefault(table, 0);
        sent.put(table, first + messages.length);
        return batch(table, first, messages);
    }

    /** The topic is read again from its beginning, by a stream with another checkpoint. */
    Lane streamAgain(String table, Message... messages) {
        query = query + "-again";
        pipelines.clear();
        return batch(table, 0, messages);
    }

    private Lane batch(String table, int first, Message... messages) {
        List<Row> records = new ArrayList<>();
        for (int i = 0; i < messages.length; i++) {
            records.add(RowFactory.create(
                    table,
                    0,
                    (long) first + i,
                    Timestamp.from(now),
                    null,
                    messages[i].json().getBytes(StandardCharsets.UTF_8)));
        }
        pipelines
                .computeIfAbsent(table, name -> new TablePipeline(parts(name)))
                .take(SPARK.createDataFrame(records, RECORD), new BatchId(table, query, batches++));
        return this;
    }

    PipelineConfig config() {
        return TablesYaml.read("fleet.yaml", yaml, new Placeholders("fleet", null, Map.of()));
    }

    private PipelineParts parts(String name) {
        PipelineConfig config = config();
        TableConfig table = config.tables().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new PipelineParts(
                config,
                table,
                new StreamTable(table, Transforms.of(table), true),
                session -> References.NONE,
                new NothingMeasured(root + "metrics/"),
                new BatchEvents("fleet", "test", table),
                events -> {},
                (step, batch) -> {},
                Set.of(),
                clock());
    }

    Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** Replays a table. */
    ReplayResult.Table replay(String table) {
        return run("replay", table, null, null, false).tables().get(0);
    }

    /** Replays a table after a patch. */
    ReplayResult replay(String table, String patch) {
        return run("replay", table, null, patch, false);
    }

    ReplayResult dryRun(String table) {
        return run("replay", table, null, null, true);
    }

    ReplayResult.Table list(String table) {
        return run("list", table, null, null, null).tables().get(0);
    }

    ReplayResult.Table show(String table) {
        return run("show", table, null, null, null).tables().get(0);
    }

    ReplayResult run(String verb, String table, String rule, String patch, Boolean dryRun) {
        try {
            Files.writeString(folder.resolve("tables.yaml"), yaml);
            if (patch != null) {
                Files.writeString(folder.resolve("patch.yaml"), patch);
            }
            ReplayArguments arguments = new ReplayArguments(
                    "run-1",
                    root + "tables.yaml",
                    "fleet",
                    null,
                    verb,
                    List.of(table),
                    rule,
                    null,
                    null,
                    patch == null ? null : root + "patch.yaml",
                    dryRun,
                    verb.equals("show") ? 100 : null,
                    root + "run/");
            ProgressLines nobody =
                    new ProgressLines(new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            return (ReplayResult) new ReplayJob(Map.of(), clock(), steps).run(arguments, SPARK, null, nobody);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset<Row> delta(String table) {
        return SPARK.read().format("delta").load(root + "delta/" + table + "/");
    }

    Dataset<Row> quarantine(String table) {
        return SPARK.read().format("delta").load(root + "quarantine/" + table + "/");
    }

    /** Names of the rows that nothing became of yet. */
    Set<String> waiting(String table) {
        return Set.copyOf(SetAside.of(SPARK, root + "quarantine/", table)
                .map(aside -> rows(aside.waiting(), "_row"))
                .orElse(List.of()));
    }

    long deadLetters(String table) {
        String location = root + "quarantine/_dead_letters/" + table + "/";
        return DeltaTable.isDeltaTable(SPARK, location)
                ? SPARK.read().format("delta").load(location).count()
                : 0;
    }

    Dataset<Row> ledger(String table) {
        return SPARK.read().format("delta").load(root + "quarantine/_replayed/" + table + "/");
    }

    /** Versions of table, quarantine and ledger: none has changed while these are the same. */
    List<Long> versions(String table) {
        return List.of("delta/", "quarantine/", "quarantine/_replayed/").stream()
                .map(part -> DeltaLog.forTableWithSnapshot(SPARK, root + part + table)
                        ._2()
                        .version())
                .toList();
    }

    /** Leaves nothing behind. */
    void remove() throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /** All that a row of the history is, but for who brought it and when the lake had it. */
    List<String> history(String table) {
        Dataset<Row> rows = delta(table).drop("_batch", "_ingested_at", "_replayed");
        return rows(rows, rows.columns());
    }

    static List<String> rows(Dataset<Row> rows, String... expressions) {
        return rows.selectExpr(expressions).collectAsList().stream()
                .map(row -> row.mkString(" "))
                .sorted()
                .toList();
    }
}
