package io.millrace.cli.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.bench.measure.Goal;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Compares two snapshots with the service's merge in a small heap, and by loading both into sets in a large one, each in
 * a JVM of its own.
 *
 * @param rows of each snapshot
 * @param rounds measured; the middle one counts
 */
public record CompareBench(int rows, int rounds) {
    private static final String PART = "compare";
    private static final List<String> SMALL_HEAP = List.of("-Xmx128m");
    /** All of it from the start, so that growing it costs no time. */
    private static final List<String> LARGE_HEAP = List.of("-Xms3g", "-Xmx3g");

    private static final long SEED = 7;
    private static final double MEGABYTE = 1 << 20;

    /** Measures both ways; fails when they find different things. */
    public Measured run(Progress progress) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("millrace-bench-");
        try {
            CompareOutcome quarter = merge(folder, rows / 4, progress);
            CompareOutcome half = merge(folder, rows / 2, progress);
            CompareOutcome whole = merge(folder, rows, progress);
            CompareOutcome sets = fork("sets", LARGE_HEAP, SnapshotPair.write(folder, rows, SEED), progress);
            if (!whole.agreesWith(sets)) {
                throw new IllegalStateException("Merge and sets found different things: " + whole + ", " + sets);
            }
            return figures(quarter, half, whole, sets);
        } finally {
            delete(folder);
        }
    }

    private Measured figures(CompareOutcome quarter, CompareOutcome half, CompareOutcome whole, CompareOutcome sets) {
        return new Measured(
                List.of(
                        Figure.told(PART, "rows of each snapshot", rows, ""),
                        Figure.told(PART, "differences found by both", (double) (whole.added() + whole.removed()), ""),
                        Figure.told(PART, "merge, time", whole.median(), "s"),
                        Figure.told(PART, "sets, time", sets.median(), "s"),
                        new Figure(PART, "merge to sets, time", whole.median() / sets.median(), "", Goal.atMost(1)),
                        Figure.told(PART, "merge, heap at a quarter", quarter.heapBytes() / MEGABYTE, "MiB"),
                        Figure.told(PART, "merge, heap at a half", half.heapBytes() / MEGABYTE, "MiB"),
                        Figure.told(PART, "merge, heap at all rows", whole.heapBytes() / MEGABYTE, "MiB"),
                        Figure.told(PART, "sets, heap at all rows", sets.heapBytes() / MEGABYTE, "MiB"),
                        new Figure(
                                PART,
                                "merge, heap at all to a quarter",
                                (double) whole.heapBytes() / quarter.heapBytes(),
                                "",
                                Goal.atMost(1.3))),
                List.of(
                        "compare: merge with " + String.join(" ", SMALL_HEAP) + ", sets with "
                                + String.join(" ", LARGE_HEAP) + ", each in its own JVM, one"
                                + " round to warm up, the middle one of " + rounds + ";",
                        "  both read and check the files in the same way.",
                        "  Heap: the most in use after a full collection, looked at 12 times in a further round."));
    }

    private CompareOutcome merge(Path folder, int size, Progress progress) throws IOException, InterruptedException {
        return fork("merge", SMALL_HEAP, SnapshotPair.write(folder, size, SEED), progress);
    }

    private CompareOutcome fork(String way, List<String> heap, SnapshotPair pair, Progress progress)
            throws IOException, InterruptedException {
        progress.doing("compare: " + way + ", " + pair.current().getFileName());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(heap);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                CompareMain.class.getName(),
                way,
                pair.previous().toString(),
                pair.current().toString(),
                Integer.toString(rounds)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Comparing by " + way + " with " + String.join(" ", heap)
                        + " ended with exit code " + process.exitValue() + "; what it said stands above");
            }
            progress.done("compare: " + way + ", " + pair.current().getFileName());
            return Json.read(answer, new TypeReference<CompareOutcome>() {}, "the answer of " + way);
        } finally {
            process.destroyForcibly();
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
