package io.millrace.verification;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Failsafe passes when it is told to look into a jar that is not there: then no integration test would run, and nobody hear of it. */
class IntegrationModulesTest {
    private static final Path JOBS = Path.of(System.getProperty("millrace.home"), "spark-jobs");

    @Test
    void every_module_that_does_not_run_its_integration_tests_itself_has_them_run_beside() throws IOException {
        // given
        List<String> leaving;
        try (Stream<Path> modules = Files.list(JOBS)) {
            leaving = modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .filter(module -> pom(module).contains("<skipITs>true"))
                    .map(module -> module.getFileName().toString())
                    .toList();
        }
        // when
        String listed = pom(JOBS.resolve("integration"));
        // then
        assertThat(leaving).isNotEmpty().allSatisfy(module -> {
            assertThat(listed).contains("<module>" + module + "</module>");
            assertThat(pom(JOBS.resolve(module)))
                    .contains("<artifactId>" + module + "</artifactId>", "<goal>test-jar</goal>");
            assertThat(pom(JOBS.resolve("integration").resolve(module)))
                    .contains("<dependency>io.millrace:" + module + ":test-jar:tests</dependency>");
        });
    }

    private static String pom(Path module) {
        try {
            return Files.readString(module.resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
