package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.Goal;
import io.millrace.cli.output.Progress;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EventBenchIT {

    @Test
    void every_event_sent_is_handled_and_timed() throws InterruptedException {
        // given
        EventBench bench = new EventBench(500, 1);

        // when
        Measured measured = bench.run(Progress.plain(new PrintStream(new ByteArrayOutputStream(), true, UTF_8)));

        // then
        assertThat(measured.figures()).hasSize(6).allSatisfy(figure -> assertThat(figure.value())
                .isPositive());
        assertThat(measured.figures())
                .filteredOn(figure -> figure.goal() != null)
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.name()).contains("p99");
                    assertThat(figure.goal()).isEqualTo(Goal.atMost(50));
                });
        assertThat(measured.notes()).anyMatch(note -> note.contains("100 and 10 events"));
    }
}
