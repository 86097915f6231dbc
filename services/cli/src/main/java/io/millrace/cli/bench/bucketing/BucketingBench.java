package io.millrace.cli.bench.bucketing;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Splits the same snapshots by our job, by the old flow and by a plain copy, all from and to the S3 of one lake.
 *
 * @param rows of the snapshot
 * @param rounds of our job and of the copy, one after the other; their mean counts
 */
record BucketingBench(long rows, int columns, int tables, int rounds) {
    private static final List<Integer> TIMES = List.of(1, 2, 4);
    private static final String OLD = "old";

    BucketingRuns run(Progress progress) throws IOException, InterruptedException {
        progress.doing("starting S3, catalog and Trino");
        LakeSpec spec = LakeSpec.temporary(LakePart.OBJECT_STORE, LakePart.STAND_IN, LakePart.SQL_ENGINE);
        try (LocalLake parts = LocalLake.start(spec, LakeProgress.silent());
                LakeConnection lake = LakeConnection.to(parts.endpoints().asEnvironment())) {
            progress.done("S3, catalog and Trino are up");
            BenchPrograms programs = new BenchPrograms(DataOption.home(), lake.variables(), parts.logs());
            return measuring(
                            programs,
                            new BenchStore(lake.aws()),
                            lake.variables().get("TRINO_URL"),
                            progress)
                    .all();
        }
    }

    /**
     * Each way by itself, on a lake that runs.
     *
     * @param engine address of its SQL engine
     */
    Measuring measuring(BenchPrograms programs, BenchStore store, String engine, Progress progress) {
        return new Measuring(programs, store, engine, progress);
    }

    /** The ways, and the snapshots that they split. */
    final class Measuring {
        private final BenchPrograms programs;
        private final BenchStore store;
        private final String engine;
        private final Progress progress;

        private Measuring(BenchPrograms programs, BenchStore store, String engine, Progress progress) {
            this.programs = programs;
            this.store = store;
            this.engine = engine;
            this.progress = progress;
        }

        BucketingRuns all() throws IOException, InterruptedException {
            for (int times : TIMES) {
                make(times);
            }
            List<Timed> ours = new ArrayList<>();
            List<Timed> copies = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                ours.add(ours(1, "ours-1x-" + round));
                copies.add(said("plain copy", programs.measure("PlainCopy", files("copy-" + round, 1))));
            }
            Timed oldJob = said("old flow, Spark", programs.measure("OldFlow", files(OLD, 1)));
            progress.doing("old flow, SQL engine");
            Timed oldTables = said(
                    "old flow, SQL engine", new EngineTables(store, engine).write(OLD, "old-tables", names(), rows));
            TreeMap<Long, Double> scale = new TreeMap<>();
            scale.put(rows, mean(ours).seconds());
            for (int times : TIMES.subList(1, TIMES.size())) {
                scale.put(rows * times, ours(times, "ours-" + times + "x").seconds());
            }
            return new BucketingRuns(mean(ours), mean(copies), oldJob, oldTables, scale);
        }

        /** As the program that makes the snapshot names them. */
        private List<String> names() {
            return IntStream.rangeClosed(1, tables)
                    .mapToObj(number -> String.format(Locale.ROOT, "ibe_%02d", number))
                    .toList();
        }

        void make(int times) throws IOException, InterruptedException {
            progress.doing(String.format(Locale.ROOT, "making a snapshot of %,d rows", rows * times));
            programs.measure(
                    "WideSnapshot",
                    "--rows",
                    Long.toString(rows * times),
                    "--mapping",
                    mapping(times),
                    "--target",
                    source(times),
                    "--tables",
                    Integer.toString(tables),
                    "--columns",
                    Integer.toString(columns));
        }

        Timed ours(int times, String folder) throws IOException, InterruptedException {
            progress.doing("our job, " + times + "x");
            programs.run(
                    "io.millrace.jobs.bucketing.SplitAndBucketJob",
                    "--arguments",
                    store.arguments(source(times), mapping(times), folder));
            BenchStore.Result result = store.result(folder);
            result.tables().stream()
                    .filter(table -> table.rows() != rows * times)
                    .findFirst()
                    .ifPresent(table -> {
                        throw new IllegalStateException(table.name() + " of " + folder + " has " + table.rows()
                                + " rows where " + rows * times + " were made");
                    });
            double seconds = result.timings().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            return said(
                    "our job, " + times + "x",
                    new Timed(
                            seconds,
                            result.tables().stream()
                                    .mapToLong(BenchStore.Result.Table::bytes)
                                    .sum()));
        }

        private String[] files(String target, int times) {
            return new String[] {
                "--source", source(times), "--mapping", mapping(times), "--target", BenchStore.address(target + "/")
            };
        }

        private String source(int times) {
            return BenchStore.address("source-" + times + "x/");
        }

        private String mapping(int times) {
            return BenchStore.address("config/mapping-" + times + "x.csv");
        }

        private Timed said(String what, Timed timed) {
            progress.done(String.format(
                    Locale.ROOT, "%s: %.1f s, %.1f MB written", what, timed.seconds(), timed.bytes() / 1e6));
            return timed;
        }
    }

    private static Timed mean(List<Timed> all) {
        return new Timed(
                all.stream().mapToDouble(Timed::seconds).average().orElseThrow(),
                all.get(0).bytes());
    }
}
