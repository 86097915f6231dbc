package io.millrace.cli.bench.streaming;

import io.millrace.cli.output.Progress;
import io.millrace.cli.spark.SparkPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Spark program that takes minutes: how far it is says its last line of progress. */
final class ProgramRun {
    private static final String MARK = "progress ";
    private static final long LOOK_SECONDS = 2;

    private final SparkPrograms programs;
    private final Path logs;
    private final Progress progress;

    ProgramRun(SparkPrograms programs, Path logs, Progress progress) {
        this.programs = programs;
        this.logs = logs;
        this.progress = progress;
    }

    /** Runs a main class to its end, and gives the lines that are JSON documents. */
    List<String> documents(String title, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(logs), "bench", ".log");
        Process process = programs.start(log, mainClass, arguments);
        Thread end = new Thread(process::destroyForcibly, "bench-end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            String told = "";
            while (!process.waitFor(LOOK_SECONDS, TimeUnit.SECONDS)) {
                String last = lastProgress(log);
                if (!last.equals(told)) {
                    progress.doing(title + ": " + last);
                    told = last;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        Runtime.getRuntime().removeShutdownHook(end);
        List<String> said = Files.readAllLines(log);
        if (process.exitValue() != 0) {
            throw SparkPrograms.failed(mainClass, "it ended with exit code " + process.exitValue(), said);
        }
        return said.stream().filter(line -> line.startsWith("{")).toList();
    }

    private static String lastProgress(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .reduce("", (one, next) -> next);
    }
}
