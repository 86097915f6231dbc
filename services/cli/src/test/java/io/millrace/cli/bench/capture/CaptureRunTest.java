package io.millrace.cli.bench.capture;

import io.millrace.cli.bench.Figure;
import io.millrace.cli.bench.measure.Percentiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CaptureRunTest {

    @ParameterizedTest
    @CsvSource({
        "45000, 14000, 100, true, true, true",
        "44999, 14000, 100, false, true, true",
        "45000, 13999, 100, true, false, true",
        "45000, 14000, 101, true, true, false"
    })
    void each_goal_is_held_against_its_own_figure(
            double loaded, double changed, long millis, boolean load, boolean changes, boolean latency) {
        // given
        CaptureRun run = new CaptureRun(loaded, changed, 90_000.0, new Percentiles(millis * 1_000_000));

        // when
        var goals = run.figures().stream().filter(figure -> figure.goal() != null);

        // then
        assertThat(goals).extracting(Figure::met).containsExactly(load, changes, latency);
    }

    @Test
    void without_a_floor_no_share_of_it_is_told() {
        // given
        CaptureRun run = new CaptureRun(1, 1, null, new Percentiles(1));

        // when
        var names = run.figures().stream().map(Figure::name);

        // then
        assertThat(names).noneMatch(name -> name.contains("floor"));
    }
}
