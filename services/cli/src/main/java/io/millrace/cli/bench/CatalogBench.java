package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.Goal;
import io.millrace.cli.demo.AtOnce;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.standin.AwsStandIn;
import io.millrace.mapping.catalog.GlueCatalog;
import io.millrace.mapping.domain.CatalogCheck;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Looks mappings up in a catalog whose every call takes its time: the service's own look-up through the real SDK client,
 * against one GetTable a mapping, one after another.
 *
 * @param mappings to look up
 * @param databases over which they are spread
 * @param perCall least time of a call
 * @param sequentialCalls how many calls of the sequential way are made; the rest is reckoned
 */
public record CatalogBench(int mappings, int databases, Duration perCall, int sequentialCalls) {
    private static final String PART = "catalog";
    private static final int CONCURRENCY = 16;
    private static final int FILLERS = 32;
    private static final int MISSING_EVERY = 50;
    private static final int FOREIGN_EVERY = 100;

    /** Measures both ways; fails when they disagree about what stands in the catalog. */
    public Measured run(Progress progress) throws Exception {
        try (AwsStandIn standIn = AwsStandIn.start(null, 0);
                LakeConnection lake = LakeConnection.to(Map.of(
                        "GLUE_ENDPOINT", standIn.endpoint().toString(),
                        "AWS_REGION", LakeEndpoints.REGION,
                        "AWS_ACCESS_KEY_ID", LakeEndpoints.ACCESS_KEY,
                        "AWS_SECRET_ACCESS_KEY", LakeEndpoints.SECRET_KEY))) {
            GlueClient glue = lake.aws().glue();
            Map<String, Set<String>> wanted = wanted();
            Map<String, Set<String>> standing = fill(glue, wanted, progress);
            standIn.latency(perCall);
            CatalogCheck check = new CatalogCheck(new GlueCatalog(glue), CONCURRENCY);
            check.existing(Map.of("warm_up", Set.of("a", "b")));
            standIn.calls().clear();
            progress.doing("catalog: looking up " + mappings + " mappings");
            long began = System.nanoTime();
            Map<String, Set<String>> found = check.existing(wanted);
            double seconds = seconds(began);
            long calls = standIn.calls().all().values().stream()
                    .flatMap(operations -> operations.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
            verify(standing, found);
            progress.done("catalog: " + calls + " calls");
            double sequential = sequential(glue, wanted, standing, progress);
            return figures(calls, seconds, sequential);
        }
    }

    private Measured figures(long calls, double seconds, double sequential) {
        double reckoned = sequential / sequentialCalls * mappings;
        boolean whole = sequentialCalls == mappings;
        return new Measured(
                List.of(
                        Figure.told(PART, "mappings", mappings, ""),
                        Figure.told(PART, "databases", databases, ""),
                        Figure.told(PART, "calls", (double) calls, ""),
                        Figure.told(PART, "time", seconds, "s"),
                        Figure.told(PART, "one GetTable a mapping, calls", mappings, ""),
                        Figure.told(PART, "one GetTable a mapping, time", reckoned, "s"),
                        new Figure(PART, "times fewer calls", (double) mappings / calls, "", Goal.atLeast(100)),
                        new Figure(PART, "times faster", reckoned / seconds, "", Goal.atLeast(50))),
                List.of(
                        "catalog: every call takes " + perCall.toMillis() + " ms at least; real SDK client, stand-in, "
                                + CONCURRENCY + " databases at a time;",
                        "  1 in " + MISSING_EVERY + " tables is missing, 1 in " + FOREIGN_EVERY
                                + " is in the catalog but in no mapping; the answer was checked name by name.",
                        whole
                                ? "  The sequential way was run in full."
                                : "  The sequential way was run for " + sequentialCalls + " calls ("
                                        + Figure.told(PART, "", sequential, "s").shown()
                                        + ") and reckoned for all; --full runs all."));
    }

    private Map<String, Set<String>> wanted() {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (int i = 0; i < mappings; i++) {
            wanted.computeIfAbsent("lake__area_" + i % databases, database -> new HashSet<>())
                    .add("table_" + i);
        }
        return wanted;
    }

    /** Creates what shall stand there; gives the part of it that is wanted. */
    private static Map<String, Set<String>> fill(GlueClient glue, Map<String, Set<String>> wanted, Progress progress) {
        progress.doing("catalog: filling it");
        AtOnce.forEach(
                wanted.keySet(),
                FILLERS,
                database -> glue.createDatabase(request -> request.databaseInput(input -> input.name(database))));
        Map<String, Set<String>> standing = new TreeMap<>();
        List<String[]> tables = new ArrayList<>();
        wanted.forEach((database, names) -> {
            Set<String> there = standing.computeIfAbsent(database, key -> new HashSet<>());
            for (String name : names) {
                int number = Integer.parseInt(name.substring("table_".length()));
                boolean missing = number / wanted.size() % MISSING_EVERY == 0;
                if (!missing) {
                    there.add(name);
                    tables.add(new String[] {database, name});
                }
                if (number / wanted.size() % FOREIGN_EVERY == 1) {
                    tables.add(new String[] {database, name + "_foreign"});
                }
            }
        });
        AtOnce.forEach(
                tables,
                FILLERS,
                table -> glue.createTable(
                        request -> request.databaseName(table[0]).tableInput(input -> input.name(table[1]))));
        progress.done("catalog: " + tables.size() + " tables in " + wanted.size() + " databases");
        return standing;
    }

    private double sequential(
            GlueClient glue, Map<String, Set<String>> wanted, Map<String, Set<String>> standing, Progress progress) {
        progress.doing("catalog: " + sequentialCalls + " GetTable calls one after another");
        List<String[]> all = new ArrayList<>();
        wanted.forEach((database, names) -> names.forEach(name -> all.add(new String[] {database, name})));
        int stride = Math.max(1, all.size() / sequentialCalls);
        long began = System.nanoTime();
        IntStream.range(0, sequentialCalls).mapToObj(i -> all.get(i * stride)).forEach(table -> {
            boolean there = stands(glue, table[0], table[1]);
            if (there != standing.get(table[0]).contains(table[1])) {
                throw new IllegalStateException("GetTable and the catalog disagree about " + String.join(".", table));
            }
        });
        double seconds = seconds(began);
        progress.done("catalog: " + sequentialCalls + " sequential calls");
        return seconds;
    }

    private static boolean stands(GlueClient glue, String database, String table) {
        try {
            glue.getTable(request -> request.databaseName(database).name(table));
            return true;
        } catch (EntityNotFoundException notThere) {
            return false;
        }
    }

    private static void verify(Map<String, Set<String>> standing, Map<String, Set<String>> found) {
        standing.forEach((database, tables) -> {
            if (!tables.equals(found.get(database))) {
                throw new IllegalStateException("The look-up found other tables in " + database + " than stand there");
            }
        });
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
