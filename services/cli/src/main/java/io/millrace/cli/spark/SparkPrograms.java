package io.millrace.cli.spark;

import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of one Spark job, each in a JVM of its own with the same heap and flags. */
public final class SparkPrograms {
    /** Variable with more flags of the JVM, with spaces between; flags of the lake's variables count before those of this process. */
    public static final String JVM_OPTIONS = "MILLRACE_SPARK_JVM_OPTIONS";

    /** Flags for programs of seconds on small data: compiling would take what the work itself needs. */
    public static final String SHORT_LIVED =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dspark.sql.codegen.wholeStage=false";

    private static final String HEAP = "-Xmx2g";
    private static final int LINES_SHOWN = 20;
    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

    private final Path home;
    private final String job;
    private final Map<String, String> variables;
    private final Path logs;

    /**
     * @param home the repository's root
     * @param job the module, for example {@code split-and-bucket}
     * @param variables that lead to S3
     * @param logs folder of what the programs say
     */
    public SparkPrograms(Path home, String job, Map<String, String> variables, Path logs) {
        this.home = home;
        this.job = job;
        this.variables = variables;
        this.logs = logs;
    }

    /** Runs a main class to its end, and gives what it printed. */
    public List<String> run(String mainClass, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(logs), "spark", ".log");
        Process process = start(log, mainClass, arguments);
        try {
            int code = process.waitFor();
            List<String> said = Files.readAllLines(log);
            if (code != 0) {
                throw failed(mainClass, "it ended with exit code " + code, said);
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts a main class that says all it says to a file, and ends with this process. */
    public Process start(Path log, String mainClass, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(mainClass, arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("MILLRACE_END_WITH_PARENT", "true");
        return builder.start();
    }

    /**
     * Runs a main class to its end in this terminal.
     *
     * @return its exit code
     */
    public int runHere(String mainClass, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(mainClass, arguments))
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        builder.environment().putAll(variables);
        builder.environment().put("MILLRACE_END_WITH_PARENT", "true");
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    /** What went wrong, with what the program said last; of a stack trace its causes, not its frames. */
    public static CliException failed(String program, String why, List<String> said) {
        List<String> telling =
                said.stream().filter(line -> !FRAME.matcher(line).find()).toList();
        return new CliException(
                ExitCodes.FINDINGS,
                program + " failed: " + why + ". It said last:" + System.lineSeparator()
                        + String.join(
                                System.lineSeparator(),
                                telling.subList(Math.max(0, telling.size() - LINES_SHOWN), telling.size())));
    }

    private List<String> command(String mainClass, String... arguments) throws IOException {
        Path runtime = home.resolve("spark-jobs/runtime/target");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP));
        try (Stream<String> flags = Files.lines(runtime.resolve("classes/jvm.options"))) {
            flags.filter(flag -> !flag.isBlank() && !flag.startsWith("#")).forEach(command::add);
        }
        command.addAll(more(variables.getOrDefault(JVM_OPTIONS, System.getenv(JVM_OPTIONS))));
        command.addAll(List.of(
                "-cp",
                String.join(
                        File.pathSeparator,
                        jobJar().toString(),
                        runtime.resolve("classes").toString(),
                        runtime.resolve("lib") + File.separator + "*"),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> more(String flags) {
        return flags == null || flags.isBlank()
                ? List.of()
                : List.of(flags.strip().split("\\s+"));
    }

    private Path jobJar() throws IOException {
        Path target = home.resolve("spark-jobs").resolve(job).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                Path jar = files.filter(
                                file -> file.getFileName().toString().matches(job + "-[0-9].*(?<!sources|tests)\\.jar"))
                        .findFirst()
                        .orElse(null);
                if (jar != null) {
                    return jar;
                }
            }
        }
        throw new CliException(
                ExitCodes.FINDINGS,
                target + " holds no jar of the job: build it with mvn package -DskipTests -pl spark-jobs/" + job
                        + " -am");
    }
}
