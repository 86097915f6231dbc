package io.millrace.capture.engine;

import io.millrace.capture.source.DatabaseAddress;
import io.millrace.config.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which further properties of Debezium a person may set: with the wrong one rows are missing, and nothing says so. */
public final class EngineOverrides {
    private static final String SETTING = "Setting millrace.capture.engine.";

    /** Of Debezium's PostgreSQL connector and of Kafka Connect's transforms. */
    private static final Pattern LOSES = Pattern.compile("(schema|table|column)\\.(include|exclude)\\.list"
            + "|column\\.(mask|truncate)\\..*"
            + "|snapshot\\.(mode\\..*|query\\..*|include\\.collection\\.list|select\\.statement\\.overrides.*)"
            + "|message\\.key\\.columns|(transforms|predicates)(\\..*)?"
            + "|skip\\.messages\\.without\\.change|field\\.name\\.adjustment\\.mode|event\\.converting\\.failure\\.handling\\.mode"
            + "|slot\\.stream\\.params|lsn\\.flush\\.mode|flush\\.lsn\\.source|offset\\.mismatch\\.strategy"
            + "|replica\\.identity\\.autoset\\.values"
            + "|signal\\..*|read\\.only|incremental\\.snapshot\\..*");

    private static final Set<String> OURS = ours();

    private EngineOverrides() {}

    /** What is wrong with them, by their names; empty when all may be set. */
    public static List<Problem> problems(Map<String, String> overrides) {
        return new TreeMap<>(overrides)
                .keySet().stream()
                        .filter(name ->
                                OURS.contains(name) || LOSES.matcher(name).matches())
                        .map(EngineOverrides::problem)
                        .toList();
    }

    private static Problem problem(String name) {
        return OURS.contains(name)
                ? new Problem(
                        SETTING + name,
                        "change-capture sets this property of Debezium itself and relies on its value",
                        "Remove it; docs/configuration.md lists what may be chosen, millrace.capture.*.")
                : new Problem(
                        SETTING + name,
                        "with it rows may be left out, changed or put at a wrong place before they reach Kafka, and nothing would say so",
                        "Remove it; select tables by millrace.capture.tables or table-mappings, and columns by the transforms of tables.yaml.");
    }

    private static Set<String> ours() {
        EngineSettings any = new EngineSettings(
                "any",
                new DatabaseAddress("jdbc:postgresql://any/any", "any", ""),
                "any",
                "any",
                List.of(),
                1,
                1,
                1,
                Duration.ZERO,
                Map.of());
        Set<String> names = new TreeSet<>(any.load().stringPropertyNames());
        names.addAll(any.resume(0).stringPropertyNames());
        return names;
    }
}
