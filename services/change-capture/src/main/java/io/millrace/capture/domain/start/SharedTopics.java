package io.millrace.capture.domain.start;

import io.millrace.config.mappings.TableMappings;
import io.millrace.config.mappings.TableRoute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses tables of two schemas that would be one table to whoever reads their topic. */
public final class SharedTopics {
    private record Reader(String topic, String table) {}

    private SharedTopics() {}

    /** Adds what is found. */
    public static void check(List<TableFacts> tables, TableMappings mappings, Findings findings) {
        Map<Reader, TableFacts> seen = new HashMap<>();
        for (TableFacts table : tables) {
            TableRoute route = mappings.route(table.schema(), table.table()).orElseThrow();
            TableFacts other = seen.putIfAbsent(new Reader(route.topic(), route.table()), table);
            if (other != null) {
                findings.problem(
                        "Tables " + other.name() + " and " + table.name(),
                        "both go to topic " + route.topic() + " as " + route.table()
                                + ", where rows of one would replace and delete those of the other",
                        "Select one of them, or give each a topic of its own by a rule of the table-mappings file; where they were captured before, raise millrace.capture.load-generation as well, and load the lake's table anew.");
            }
        }
    }
}
