package io.millrace.verification;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/streaming-faults.md} names a test for each fault; they must be there. */
class StreamingFaultsPageTest {
    private static final Path HOME = Path.of(System.getProperty("millrace.home"));
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|E2E))\\.(\\w+)`");
    private static final Pattern FAULT = Pattern.compile("^\\| (\\d+)\\. .*`\\w+\\.\\w+`", Pattern.MULTILINE);

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        // given
        Map<String, String> sources = testSources();

        // when
        Set<String> gone = TEST.matcher(page())
                .results()
                .filter(named -> !sources.getOrDefault(named.group(1), "").contains("void " + named.group(2) + "("))
                .map(named -> named.group(1) + "." + named.group(2))
                .collect(Collectors.toSet());

        // then
        assertThat(gone).isEmpty();
    }

    @Test
    void each_of_the_eighteen_faults_has_one() throws IOException {
        // when
        List<String> faults =
                FAULT.matcher(page()).results().map(fault -> fault.group(1)).toList();

        // then
        assertThat(faults)
                .containsExactlyElementsOf(Stream.iterate(1, i -> i + 1)
                        .limit(18)
                        .map(String::valueOf)
                        .toList());
    }

    private static String page() throws IOException {
        return Files.readString(HOME.resolve("docs/streaming-faults.md"));
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String root : List.of("services", "spark-jobs")) {
            try (Stream<Path> files = Files.walk(HOME.resolve(root))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> file.toString().contains("/src/test/java/"))
                        .forEach(file -> sources.merge(name(file), text(file), String::concat));
            }
        }
        return sources;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
