package io.millrace.jobs.stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CommandIT {
    @TempDir
    private Path folder;

    @Test
    void a_bad_configuration_is_refused_at_once_with_every_problem() throws Exception {
        // given
        Path config = folder.resolve("tables.yaml");
        Files.writeString(
                config,
                """
                settings: {checkpoint_location: "s3://b-b/c/", quarantine_path: "s3://b-b/q/", delta_bucket: b-b}
                tables:
                  - name: orders
                    primary_kee: id
                    schema: [{name: id, type: long}, {name: price, type: "decimal(10,2)"}]
                    dq_rules: [{id: r1, type: range, column: prize, params: {min: 2, max: 1}}]
                """);

        // when
        Process job = start("--config", config.toUri().toString());
        String said = new String(job.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(job.waitFor()).isEqualTo(2);
        assertThat(said).contains("primary_kee", "prize");
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CdcStreamJob.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
