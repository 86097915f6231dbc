package io.millrace.config.tables.read;

import io.millrace.config.quality.rules.RuleContract;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.shape.Shape.Choice;
import io.millrace.config.shape.Shape.Flag;
import io.millrace.config.shape.Shape.Group;
import io.millrace.config.shape.Shape.GroupOr;
import io.millrace.config.shape.Shape.ListOf;
import io.millrace.config.shape.Shape.Text;
import io.millrace.config.shape.Shape.Whole;

import java.util.Map;

/** Every key of {@code tables.yaml}, with what holds when it is left out: the one definition that reader and editors' schema share. */
public final class TablesShape {
    static final Group SETTINGS = Group.of(
            Key.required("checkpoint_location", Forms.ADDRESS, "Folder of the streams' checkpoints."),
            Key.required("quarantine_path", Forms.ADDRESS, "Folder of rows that broke rules."),
            Key.required("delta_bucket", Forms.BUCKET, "Bucket of the Delta tables, quality states and metrics."),
            Key.optional("trigger_interval", Forms.DURATION, "Time between two batches of a table.")
                    .orElse("15 seconds"));

    static final Group KAFKA = Group.of(
            Key.optional(
                            "bootstrap_servers",
                            Forms.SERVERS,
                            "Kafka's addresses; PLACEHOLDER for those of the environment.")
                    .orElse("PLACEHOLDER"),
            Key.optional(
                    "security_protocol",
                    Choice.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
                    "How Kafka is spoken to; plain text without it."),
            Key.optional(
                    "sasl_mechanism",
                    Choice.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
                    "How one signs in; with SASL only."),
            Key.optional("sasl_username", Text.any(), "Who signs in; the password comes from the environment."));

    static final Group SOURCE_DATABASE = Group.of(
            Key.optional("engine", Choice.of("postgres"), "The source's kind.").orElse("postgres"),
            Key.optional("schema_name", Text.any(), "The schema of the tables.").orElse("public"));

    static final Group COLUMN = Group.of(
            Key.required("name", Forms.COLUMN, "The column's name in the source."),
            Key.required("type", Forms.TYPE, "The type of what arrives."),
            Key.optional("nullable", new Flag(), "Whether it may be empty; key columns never are.")
                    .orElse(true),
            Key.optional("unique", new Flag(), "Whether the source lets no value stand twice.")
                    .orElse(false));

    static final Group FOREIGN_KEY = Group.of(
            Key.required("column", Forms.COLUMN, "The column that refers."),
            Key.required("references", Forms.REFERENCE, "The other table.")
                    .alias("references_table", "referenced_table"),
            Key.optional("referenced_column", Forms.COLUMN, "Its column; its key without it.")
                    .alias("references_column"));

    static final Group INDEX = Group.of(
            Key.optional("name", Text.any(), "The index' name."),
            Key.required("columns", Forms.COLUMNS, "Its columns in order."),
            Key.optional("unique", new Flag(), "Whether it lets no value stand twice.")
                    .orElse(false));

    static final Group REPLAY = Group.of(
            Key.optional("max_age", Forms.DURATION, "Rows set aside longer ago are not replayed.")
                    .orElse("30 days"),
            Key.optional("max_rows", new Whole(1, Integer.MAX_VALUE), "The most rows of one replay.")
                    .orElse(1_000_000L));

    private TablesShape() {}

    /** The whole file. */
    public static Group file(Map<String, RuleContract> rules) {
        return Group.of(
                Key.required("settings", SETTINGS, "Settings of all tables."),
                Key.optional("kafka", KAFKA, "How the topics are reached."),
                Key.optional("source_database", SOURCE_DATABASE, "Where the changes come from."),
                Key.required("tables", new ListOf(table(rules), false, 1), "The tables."));
    }

    static Group table(Map<String, RuleContract> rules) {
        return Group.of(
                Key.required("name", Forms.TABLE, "The table's name in the source."),
                Key.optional("topic", Forms.TOPIC, "Kafka topic of its changes; cdc- and its name without it."),
                Key.optional(
                        "delta_path", Forms.ADDRESS, "Folder of the Delta table; its name in delta_bucket without it."),
                Key.optional(
                        "primary_key",
                        Forms.COLUMNS,
                        "The key's column, or columns, whose values never change in a row and that deletes carry; needed unless internal."),
                Key.optional(
                        "sequence_by",
                        Forms.COLUMNS,
                        "The one column that orders a key's changes, for sources without log positions; deletes must carry it."),
                Key.optional("history", Choice.of("scd2", "scd1"), "Whether every version is kept, or the last one.")
                        .orElse("scd2"),
                Key.optional("deletes", Choice.of("close", "tombstone", "ignore"), "What a delete does.")
                        .orElse("close"),
                Key.optional("on_schema_change", Choice.of("evolve", "hold"), "What an unknown column does.")
                        .orElse("evolve"),
                Key.optional("on_truncate", Choice.of("close", "hold", "ignore"), "What a truncate does.")
                        .orElse("close"),
                Key.optional("replay", REPLAY, "What a replay from quarantine may bring back."),
                Key.optional("internal", new Flag(), "Whether it has no stream of its own.")
                        .orElse(false),
                Key.required("schema", new ListOf(COLUMN, false, 1), "The columns as they arrive."),
                Key.optional("dq_rules", new ListOf(QualityShape.rule(rules), false, 0), "What rows are judged by."),
                Key.optional("transforms", new ListOf(QualityShape.transform(), false, 0), "What is done to values."),
                Key.optional("deequ_checks", new ListOf(QualityShape.CHECK, false, 0), "What is measured.")
                        .alias("quality_checks"),
                Key.optional("foreign_keys", new ListOf(FOREIGN_KEY, false, 0), "References of the source."),
                Key.optional(
                        "indexes",
                        new ListOf(new GroupOr(INDEX, (Shape) Forms.COLUMNS), false, 0),
                        "Indexes of the source: groups, or lists of columns."));
    }
}
