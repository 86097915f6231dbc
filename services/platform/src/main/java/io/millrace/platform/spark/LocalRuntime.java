package io.millrace.platform.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * With what a job runs on this machine.
 *
 * @param java the command
 * @param home against which relative paths are read
 * @param jvmOptions file of the JVM's flags, one a line
 * @param classPath Spark's own jars and the settings of its log; {@code folder/*} for all jars of a folder
 * @param master Spark's master, for example {@code local[*]}
 * @param runs folder of the run folders
 * @param environment variables that the job gets beside those of the service
 */
public record LocalRuntime(
        String java,
        Path home,
        Path jvmOptions,
        List<String> classPath,
        String master,
        Path runs,
        Map<String, String> environment) {

    /** Beside those of the service. The master is one of them: as a system property it would look like a cluster's. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("MILLRACE_SPARK_MASTER", master);
        variables.put("MILLRACE_END_WITH_PARENT", "true");
        return variables;
    }

    List<String> command(SparkJob job) {
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx" + job.sizes().driverMemoryMb() + "m"));
        command.addAll(flags());
        job.conf().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> command.add("-D" + setting.getKey() + "=" + setting.getValue()));
        List<String> jars = new ArrayList<>(applicationJars(job.applicationJar()));
        classPath.forEach(entry -> jars.add(absolute(entry)));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), job.mainClass()));
        command.addAll(job.arguments());
        return command;
    }

    private String absolute(String entry) {
        return entry.startsWith(File.separator) ? entry : home + File.separator + entry;
    }

    private List<String> flags() {
        Path file = home.resolve(jvmOptions);
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " (setting millrace.spark.local.jvm-options) could not be read: build spark-jobs first", e);
        }
    }

    private List<String> applicationJars(String glob) {
        Path pattern = home.resolve(glob);
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(pattern.getParent())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(
                    pattern.getParent(), pattern.getFileName().toString())) {
                files.forEach(file -> {
                    // what the shade plugin keeps of the jar without its libraries
                    if (!file.getFileName().toString().startsWith("original-")) {
                        found.add(file.toString());
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(pattern.getParent() + " could not be listed", e);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "No application jar is at " + pattern + ": build spark-jobs, or correct the setting of the jar");
        }
        return found.stream().sorted().toList();
    }
}
