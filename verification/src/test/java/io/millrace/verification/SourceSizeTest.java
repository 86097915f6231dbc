package io.millrace.verification;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** Small files in small packages, so that a reader can hold one in the head. */
class SourceSizeTest {
    private static final int MOST_LINES = 400;
    private static final int MOST_FILES = 15;
    private static List<Path> sources;

    @BeforeAll
    static void findSources() throws IOException {
        Path home = Path.of(System.getProperty("millrace.home"));
        try (Stream<Path> files = Files.walk(home)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
        assertThat(sources).as("Java sources below %s", home).hasSizeGreaterThan(50);
    }

    @Test
    void no_source_file_is_longer_than_400_lines() {
        assertThat(sources)
                .as("files to split into two ideas")
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void no_package_has_more_than_15_files() {
        assertThat(sources.stream().collect(groupingBy(Path::getParent, counting())))
                .as("packages to divide by what their classes are for")
                .allSatisfy((folder, files) ->
                        assertThat(files).as(folder.toString()).isLessThanOrEqualTo(MOST_FILES));
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
