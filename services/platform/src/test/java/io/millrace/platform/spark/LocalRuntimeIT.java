package io.millrace.platform.spark;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalRuntimeIT {
    @TempDir
    private Path home;

    @Test
    void class_path_is_the_application_jar_then_log_settings_and_jars_of_the_runtime() throws Exception {
        Files.createFile(home.resolve("job-1.0.jar"));
        Files.createFile(home.resolve("original-job-1.0.jar"));
        Files.writeString(home.resolve("jvm.options"), "# why\n\n--add-opens=a=b\n");

        List<String> command = runtime().command(job("*job-*.jar"));

        assertThat(command)
                .containsExactly(
                        "java",
                        "-Xmx32m",
                        "--add-opens=a=b",
                        "-Dspark.a=b",
                        "-cp",
                        home + "/job-1.0.jar:" + home + "/runtime/classes:" + home + "/runtime/lib/*",
                        "Main",
                        "--arguments",
                        "file:/a");
    }

    @Test
    void missing_application_jar_is_told_with_its_place() throws Exception {
        Files.createFile(home.resolve("jvm.options"));

        assertThatIllegalStateException()
                .isThrownBy(() -> runtime().command(job("target/job-*.jar")))
                .withMessageContaining(home + "/target/job-*.jar");
    }

    @Test
    void missing_file_of_jvm_options_is_told_with_its_setting() {
        assertThatThrownBy(() -> runtime().command(job("job-*.jar")))
                .hasMessageContaining(home + "/jvm.options")
                .hasMessageContaining("millrace.spark.local.jvm-options");
    }

    private LocalRuntime runtime() {
        return new LocalRuntime(
                "java",
                home,
                Path.of("jvm.options"),
                List.of("runtime/classes", "runtime/lib/*"),
                "local[2]",
                home.resolve("runs"),
                Map.of());
    }

    private static SparkJob job(String jar) {
        return new SparkJob(
                "r",
                "job",
                "Main",
                jar,
                List.of("--arguments", "file:/a"),
                Map.of("spark.a", "b"),
                new SparkJob.Sizes(1, 1, 64, 32));
    }
}
