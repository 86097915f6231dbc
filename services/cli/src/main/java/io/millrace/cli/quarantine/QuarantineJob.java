package io.millrace.cli.quarantine;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.Progress;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.config.Problem;
import io.millrace.config.quarantine.ReplayResult;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the replay job beside the lake and reads its result; what it read is gone afterwards, only its log stays. */
final class QuarantineJob {
    private static final String MAIN = "io.millrace.jobs.replay.ReplayJob";
    private static final int REFUSED = 2;
    private static final long LOOK_MILLIS = 200;

    private record Failure(String job, String at, List<Problem> problems) {}

    private final Path data;
    private final Progress progress = Progress.toStandardError();

    /** @param data the lake's data folder */
    QuarantineJob(Path data) {
        this.data = data;
    }

    ReplayResult run(Map<String, Object> arguments) throws IOException, InterruptedException {
        try (LakeConnection lake = LakeConnection.open(data)) {
            Path logs = Files.createDirectories(data.resolve("logs"));
            Path folder = Files.createTempDirectory("millrace-quarantine");
            try {
                Path log = Files.createTempFile(logs, "quarantine-" + arguments.get("verb") + "-", ".log");
                SparkPrograms programs = new SparkPrograms(DataOption.home(), "replay", lake.variables(), logs);
                Path document = folder.resolve("arguments.json");
                Files.writeString(document, Json.write(whole(arguments, folder)));
                int code = await(
                        programs.start(
                                log, MAIN, "--arguments", document.toUri().toString()),
                        log);
                return result(code, folder, log);
            } finally {
                remove(folder);
            }
        }
    }

    private static Map<String, Object> whole(Map<String, Object> arguments, Path folder) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("runId", "cli-" + UUID.randomUUID());
        whole.putAll(arguments);
        whole.put("target", folder.toUri().toString());
        return whole;
    }

    private int await(Process process, Path log) throws IOException, InterruptedException {
        String told = "";
        progress.doing("starting Spark");
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                String last = lastProgress(log);
                if (!last.equals(told)) {
                    progress.doing(last);
                    told = last;
                }
            }
            progress.done("the job has ended");
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }

    private static String lastProgress(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("progress "))
                    .map(line -> line.substring("progress ".length()))
                    .reduce("", (one, other) -> other);
        }
    }

    private static ReplayResult result(int code, Path folder, Path log) throws IOException {
        Path failure = folder.resolve("metadata/failure.json");
        if (code == REFUSED && Files.exists(failure)) {
            Failure refused = Json.read(Files.readString(failure), new TypeReference<>() {}, failure.toString());
            throw new CliException(
                    ExitCodes.USAGE,
                    refused.problems().stream()
                            .map(Problem::toString)
                            .collect(Collectors.joining(System.lineSeparator())));
        }
        if (code != 0) {
            throw SparkPrograms.failed("The replay job", "it ended with exit code " + code, Files.readAllLines(log));
        }
        Path result = folder.resolve("metadata/result.json");
        return Json.read(Files.readString(result), new TypeReference<>() {}, result.toString());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
