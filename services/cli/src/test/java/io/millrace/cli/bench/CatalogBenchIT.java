package io.millrace.cli.bench;

import io.millrace.cli.output.Progress;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CatalogBenchIT {

    @Test
    void the_look_up_makes_one_call_a_page_of_each_database() throws Exception {
        // given
        CatalogBench bench = new CatalogBench(600, 4, Duration.ofMillis(1), 60);

        // when
        Measured measured = bench.run(Progress.plain(new PrintStream(new ByteArrayOutputStream(), true, UTF_8)));

        // then
        assertThat(value(measured, "mappings")).isEqualTo(600);
        assertThat(value(measured, "calls")).isEqualTo(4 * 2);
        assertThat(value(measured, "times fewer calls")).isEqualTo(600.0 / 8);
        assertThat(value(measured, "times faster")).isPositive();
        assertThat(measured.figures())
                .filteredOn(figure -> figure.goal() != null)
                .hasSize(2);
        assertThat(measured.notes()).anyMatch(note -> note.contains("60 calls") && note.contains("--full"));
    }

    private static double value(Measured measured, String name) {
        return measured.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
