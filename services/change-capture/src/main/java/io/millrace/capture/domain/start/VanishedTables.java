package io.millrace.capture.domain.start;

import io.millrace.config.Problem;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Captured tables of which no change comes any more, though nobody took them out of the selection. */
public final class VanishedTables {
    private VanishedTables() {}

    /**
     * What is to be told of each, by its name.
     *
     * @param captured the tables that were loaded and are selected, {@code schema.table}
     * @param published those that the publication has
     * @param present those that the database has
     */
    public static Map<String, Problem> of(
            Set<String> captured, Set<String> published, Set<String> present, String publication) {
        Map<String, Problem> vanished = new TreeMap<>();
        for (String table : captured) {
            if (!present.contains(table)) {
                vanished.put(table, gone(table));
            } else if (!published.contains(table)) {
                vanished.put(table, unpublished(table, publication));
            }
        }
        return vanished;
    }

    private static Problem gone(String table) {
        return new Problem(
                "Table " + table,
                "it was dropped or renamed: no change of it comes any more, and readers keep its rows as they were",
                "Take it out of the selection of tables, and out of tables.yaml when its rows shall stay. If it was renamed,"
                        + " select its new name, and raise millrace.capture.load-generation by one: all tables are loaded again.");
    }

    private static Problem unpublished(String table, String publication) {
        String name = ServerCheck.quoted(table.substring(0, table.indexOf('.'))) + "."
                + ServerCheck.quoted(table.substring(table.indexOf('.') + 1));
        return new Problem(
                "Table " + table,
                "publication " + publication
                        + " does not have it: its changes do not come, and those made meanwhile are lost to readers",
                "Run as its owner: alter publication " + ServerCheck.quoted(publication) + " add table " + name
                        + "; then raise millrace.capture.load-generation by one, or run reconcile with --repair. If it is not"
                        + " wanted, take it out of the selection of tables.");
    }
}
