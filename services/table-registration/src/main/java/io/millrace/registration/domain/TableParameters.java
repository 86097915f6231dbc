package io.millrace.registration.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.SchemaChange;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a table in the catalog that this service writes and reads again. */
public final class TableParameters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "millrace.";
    private static final String VERSION = "millrace.version";
    private static final String SNAPSHOT = "millrace.snapshot_dt";
    private static final String DATASET = "millrace.dataset";
    private static final String CAUSE = "millrace.cause";
    private static final String TIME = "millrace.time";
    private static final String CHANGE = "millrace.change";
    private static final String DRIFT = "millrace.drift";
    private static final List<String> REPLACED = List.of(
            "comment",
            "classification",
            "EXTERNAL",
            "recordCount",
            "sizeKey",
            "objectCount",
            "skip.header.line.count",
            "location",
            "table_type",
            "storage.location.template");
    private static final List<String> REPLACED_PREFIXES = List.of(OURS, "projection.", "spark.sql.sources.");

    private TableParameters() {}

    /** All of them for a table, with what the registration did: read again when its run is repeated. */
    public static Map<String, String> of(WantedTable table, Change change, SchemaDifference drift) {
        Map<String, String> parameters = stable(table);
        parameters.put(CAUSE, table.origin().causeId());
        parameters.put(TIME, table.origin().time().toString());
        parameters.put(CHANGE, change.name());
        if (drift.breaksReaders()) {
            parameters.put(DRIFT, json(drift));
        }
        return parameters;
    }

    private static Map<String, String> stable(WantedTable table) {
        TableRequest request = table.request();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", request.format().title());
        parameters.put("comment", table.description());
        parameters.put(VERSION, table.origin().version());
        parameters.put(DATASET, table.origin().dataset());
        table.origin().snapshotDt().ifPresent(date -> parameters.put(SNAPSHOT, date));
        TableContents contents = table.contents();
        contents.rows().ifPresent(rows -> {
            parameters.put("millrace.rows", rows.toString());
            parameters.put("recordCount", rows.toString());
        });
        contents.bytes().ifPresent(bytes -> parameters.put("sizeKey", bytes.toString()));
        contents.files().ifPresent(files -> parameters.put("objectCount", files.toString()));
        request.layout().map(Layout::title).ifPresent(layout -> parameters.put("millrace.layout", layout));
        request.key().ifPresent(key -> parameters.put("millrace.key", key));
        request.buckets().ifPresent(buckets -> parameters.put("millrace.buckets", buckets.toString()));
        ofFormat(table, parameters);
        if (request.partitioned() && table.projected()) {
            projection(table, parameters);
        }
        return parameters;
    }

    private static void ofFormat(WantedTable table, Map<String, String> parameters) {
        switch (table.request().format()) {
            case DELTA -> {
                parameters.put("spark.sql.sources.provider", "DELTA");
                parameters.put("table_type", "DELTA");
                parameters.put("location", table.location());
            }
            case CSV -> parameters.put("skip.header.line.count", "1");
            case PARQUET -> {
                // nothing of its own
            }
        }
    }

    private static void projection(WantedTable table, Map<String, String> parameters) {
        String key = WantedTable.PARTITION_KEY;
        parameters.put("projection.enabled", "true");
        parameters.put("projection." + key + ".type", "integer");
        parameters.put(
                "projection." + key + ".range",
                "0," + (table.request().buckets().orElseThrow() - 1));
        parameters.put("storage.location.template", table.location() + key + "=${" + key + "}/");
    }

    /** Whether a standing table has every parameter that tells what a table holds. */
    static boolean tellSame(Map<String, String> standing, WantedTable table) {
        Map<String, String> wanted = stable(table);
        return wanted.equals(ours(standing));
    }

    private static Map<String, String> ours(Map<String, String> parameters) {
        Map<String, String> ours = new LinkedHashMap<>(parameters);
        ours.keySet()
                .removeIf(name ->
                        !isOurs(name) || List.of(CAUSE, TIME, CHANGE, DRIFT).contains(name));
        return ours;
    }

    /** Whether this service writes the parameter; others' are kept. */
    public static boolean isOurs(String name) {
        return REPLACED.contains(name) || REPLACED_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** Where a table with these parameters comes from; empty when this service did not write them. */
    static Optional<Origin> origin(Map<String, String> parameters) {
        String version = parameters.get(VERSION);
        String cause = parameters.get(CAUSE);
        String time = parameters.get(TIME);
        String dataset = parameters.get(DATASET);
        if (version == null || cause == null || time == null || dataset == null) {
            return Optional.empty();
        }
        return Optional.of(new Origin(
                dataset, version, Optional.ofNullable(parameters.get(SNAPSHOT)), cause, Instant.parse(time)));
    }

    /** What the registration that wrote these parameters did. */
    static Change change(Map<String, String> parameters) {
        return Change.valueOf(parameters.get(CHANGE));
    }

    /** The difference that the registration followed which wrote these parameters. */
    static SchemaDifference drift(Map<String, String> parameters) {
        String text = parameters.get(DRIFT);
        if (text == null) {
            return new SchemaDifference(List.of());
        }
        try {
            return new SchemaDifference(Arrays.asList(JSON.readValue(text, SchemaChange[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The table parameter " + DRIFT + " is damaged: " + text, e);
        }
    }

    private static String json(SchemaDifference drift) {
        try {
            return JSON.writeValueAsString(drift.changes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schema difference could not be written as JSON", e);
        }
    }
}
