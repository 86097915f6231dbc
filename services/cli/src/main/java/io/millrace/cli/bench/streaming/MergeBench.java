package io.millrace.cli.bench.streaming;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.Progress;
import io.millrace.cli.spark.SparkPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Brings batches of changes into tables on this machine's disk, by our merge, by the method that it replaces, and by a plain append.
 *
 * @param rows of the table before the first batch
 * @param batch changes of a batch
 * @param batches that count, after some that warm up
 */
record MergeBench(Path home, long rows, long batch, int batches) {
    private static final String MAIN = "io.millrace.jobs.history.bench.HistoryBench";
    private static final String JOB = "cdc-stream";

    /** Every way at the benchmark's size. */
    List<MergeLine> compare(Progress progress) throws IOException, InterruptedException {
        return measure("all", List.of(rows), progress);
    }

    /** Our merge at a quarter, a half, once and twice the size. */
    List<MergeLine> grow(Progress progress) throws IOException, InterruptedException {
        return measure(
                "ours",
                LongStream.of(rows / 4, rows / 2, rows, rows * 2).boxed().toList(),
                progress);
    }

    private List<MergeLine> measure(String ways, List<Long> sizes, Progress progress)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(home.resolve(".millrace/bench")), "merge-");
        try {
            ProgramRun program = new ProgramRun(new SparkPrograms(home, JOB, Map.of(), folder), folder, progress);
            String title = ways.equals("all") ? "merge" : "growth";
            progress.doing(title + ": making tables");
            List<MergeLine> lines = new ArrayList<>();
            for (String document : program.documents(
                    title,
                    MAIN,
                    folder.toString(),
                    ways,
                    sizes.stream().map(String::valueOf).collect(Collectors.joining(",")),
                    Long.toString(batch),
                    Integer.toString(batches))) {
                lines.add(Json.read(document, new TypeReference<MergeLine>() {}, "a line of the merge's benchmark"));
            }
            progress.done(title + ": measured");
            return lines;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
