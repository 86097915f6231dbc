package io.millrace.jobs.bucketing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar that platforms with a Spark of their own are given. */
class JobJarIT {
    @TempDir
    private Path folder;

    @Test
    void jar_holds_the_job_and_its_own_libraries_and_nothing_that_the_platform_brings() throws IOException {
        // when
        List<String> classes;
        try (JarFile jar = new JarFile(jar().toFile())) {
            classes = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }

        // then
        assertThat(classes)
                .contains(
                        "io/millrace/jobs/bucketing/SplitAndBucketJob.class",
                        "io/millrace/jobs/support/JobRunner.class",
                        "io/millrace/config/columns/ColumnMappingReader.class")
                .noneMatch(name -> name.startsWith("org/apache/")
                        || name.startsWith("scala/")
                        || name.startsWith("com/fasterxml/")
                        || name.startsWith("org/slf4j/"));
        assertThat(Files.size(jar())).isLessThan(2_000_000);
    }

    @Test
    void spark_submit_runs_the_jar_with_sparks_own_classes_alone() throws Exception {
        // given
        Bucketing bucketing = new Bucketing(folder)
                .source(Bucketing.SPARK.range(0, 50, 1, 1).selectExpr("cast(id as string) customer_user_id", "id a"))
                .mapping("A,a,\n");
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(Files.readAllLines(Path.of("../runtime/target/classes/jvm.options")));
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", "../runtime/target/lib/*"));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local[1]"));
        command.addAll(List.of("--conf", "spark.ui.enabled=false", "--class", SplitAndBucketJob.class.getName()));
        command.addAll(List.of(jar().toString(), "--arguments", bucketing.document()));

        // when
        Path log = folder.resolve("log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        // then
        assertThat(code).as(() -> "log " + text(log)).isZero();
        assertThat(bucketing.result().path("tables").get(0).path("rows").asLong())
                .isEqualTo(50);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "not readable: " + e.getMessage();
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("split-and-bucket-[0-9].*(?<!-tests)\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
