package io.millrace.cli.demo.streaming;

import io.millrace.cli.demo.fleet.FleetTable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import static io.millrace.cli.spark.SparkPrograms.SHORT_LIVED;

/**
 * The example {@code examples/fleet} as this demo runs it: without SASL, which the local broker does not ask for, and with a batch every
 * few seconds.
 *
 * @param home the repository's root
 */
public record FleetPipeline(Path home) {
    /** The pipeline's name, the dataset of its events. */
    static final String NAME = "fleet";

    /** What rule {@code tel_003} lets pass in the example, km/h. */
    static final int STRICT_SPEED = 350;

    /** What it lets pass once it is relaxed; the fastest that the generator makes. */
    static final int RELAXED_SPEED = 500;

    private static final String ACCOUNT = "000000000000";
    private static final String TRIGGER = "4 seconds";

    /** The tables' definition in SQL. */
    public Path schema() {
        return example("schema.sql");
    }

    /** Its {@code tables.yaml}, changed for this lake and written to a file. */
    Path writeTables(Path file) {
        return writeTables(file, TRIGGER);
    }

    /** The same with another time between batches, such as <code>4 seconds</code>. */
    public Path writeTables(Path file, String trigger) {
        try {
            String text = Files.readString(example("tables.yaml"))
                    .replace("trigger_interval: \"15 seconds\"", "trigger_interval: \"" + trigger + "\"")
                    .replaceAll("(?m)^  (security_protocol|sasl_mechanism|sasl_username):.*\\R", "");
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The example could not be copied to " + file, e);
        }
    }

    /** Writes the file beside, with the rule relaxed. */
    Path relax(Path tables) {
        return changed(
                tables,
                "tables-relaxed.yaml",
                text -> text.replace(
                        "params: {min: 0, max: " + STRICT_SPEED + "}", "params: {min: 0, max: " + RELAXED_SPEED + "}"));
    }

    /** Writes the file beside, with the first table alone. */
    Path firstTable(Path tables) {
        String second = "\n  - name: " + FleetTable.DRIVERS.title() + "\n";
        return changed(tables, "tables-first.yaml", text -> text.substring(0, text.indexOf(second) + 1));
    }

    private static Path changed(Path tables, String name, UnaryOperator<String> change) {
        Path changed = tables.resolveSibling(name);
        try {
            return Files.writeString(changed, change.apply(Files.readString(tables)));
        } catch (IOException e) {
            throw new UncheckedIOException(tables + " could not be copied to " + changed, e);
        }
    }

    /** What <code>${STACK_NAME}</code> and <code>${AWS_ACCOUNT_ID}</code> stand for. */
    public Map<String, String> placeholders() {
        return Map.of("STACK_NAME", NAME, "AWS_ACCOUNT_ID", ACCOUNT);
    }

    /** The buckets that it needs. */
    public List<String> buckets() {
        return List.of(bucket("assets"), bucket("quarantine"), bucket("delta"));
    }

    /** The folder of a Delta table. */
    public String table(String name) {
        return "s3://" + bucket("delta") + "/" + name;
    }

    /** The folder of a table's rows that broke rules. */
    String quarantine(FleetTable table) {
        return "s3://" + bucket("quarantine") + "/" + table.title() + "/";
    }

    /** The folder of the metrics. */
    String metrics() {
        return "s3://" + bucket("delta") + "/dq_metrics/";
    }

    /** Where the service reconciliation finds the pipeline's file. */
    String tablesFile() {
        return "s3://" + bucket("assets") + "/config/tables.yaml";
    }

    /** Settings of the services, by property. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("millrace.capture.pipeline", NAME);
        settings.put("millrace.capture.database.url", "${POSTGRES_URL}");
        settings.put("millrace.capture.database.user", "${POSTGRES_USER}");
        settings.put("millrace.capture.database.password", "${POSTGRES_PASSWORD}");
        settings.put(
                "millrace.capture.table-mappings",
                example("dms-table-mappings.json").toString());
        settings.put("millrace.reconciliation.tables-file", tablesFile());
        // an hour that passes meanwhile would have everything compared beside the demo's own comparison
        settings.put("millrace.reconciliation.schedule", "off");
        // it is asked by the stream's very first batch, which takes minutes on a busy machine
        settings.put("millrace.reconciliation.patience", "PT10M");
        settings.put("millrace.spark.local.environment.JAVA_TOOL_OPTIONS", SHORT_LIVED);
        return settings;
    }

    private Path example(String name) {
        return home.resolve("examples").resolve(NAME).resolve(name);
    }

    private static String bucket(String purpose) {
        return NAME + "-" + purpose + "-" + ACCOUNT;
    }
}
