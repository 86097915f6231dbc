package io.millrace.cli.bench.bucketing;

import io.millrace.cli.bench.BenchPage;
import io.millrace.cli.bench.BenchReport;
import io.millrace.cli.bench.Figure;
import io.millrace.cli.bench.measure.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class BucketingRunsTest {
    private static final Timed COPY = new Timed(8, 90_000_000);
    private static final Timed OLD_JOB = new Timed(20, 200_000_000);
    private static final Timed OLD_TABLES = new Timed(16, 100_000_000);

    @Test
    void figures_at_their_bounds_meet_the_goals() {
        // given
        BucketingRuns runs = runs(12, 100_000_000, 26.4, 52.8);

        // when
        List<Figure> goals = goals(runs);

        // then
        assertThat(goals).hasSize(5).allSatisfy(figure -> assertThat(figure.met())
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "12.1, 100000000, 24, 48, times faster",
        "12, 100100000, 24, 48, share of the bytes",
        "12, 100000000, 24, 53, 4 times the rows",
        "12, 100000000, 27, 48, 2 times the rows",
    })
    void a_figure_beyond_its_bound_misses_its_goal(
            double seconds, long bytes, double atTwice, double atFourTimes, String missed) {
        // given
        BucketingRuns runs = runs(seconds, bytes, atTwice, atFourTimes);

        // when
        List<Figure> goals = goals(runs);

        // then
        assertThat(goals)
                .filteredOn(figure -> Boolean.FALSE.equals(figure.met()))
                .extracting(Figure::name)
                .anyMatch(name -> name.contains(missed));
    }

    @Test
    void the_page_draws_every_way_and_marks_what_is_missed() {
        // given
        BucketingRuns runs = runs(13, 100_000_000, 24, 48);
        BenchReport report = new BenchReport(
                new Machine("cpu", 2, "4 GiB", "Linux", "JVM", 0.5),
                Instant.parse("2026-01-31T12:00:00Z"),
                runs.figures(),
                List.of("a <note>"));
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put("Seconds", BucketingPlot.seconds(runs));
        plots.put("Rows", BucketingPlot.scale(runs));

        // when
        String page = BenchPage.of("Bench", report, plots);

        // then
        assertThat(page)
                .contains("our one job", "old flow (Spark, engine)", "36.0 s", "2,000,000", "a &lt;note&gt;")
                .contains("2 goals are missed", "verdict bad", "✗")
                .doesNotContain("<script", "http://", "NaN");
    }

    private static List<Figure> goals(BucketingRuns runs) {
        return runs.figures().stream().filter(figure -> figure.goal() != null).toList();
    }

    private static BucketingRuns runs(double seconds, long bytes, double atTwice, double atFourTimes) {
        return new BucketingRuns(
                new Timed(seconds, bytes),
                COPY,
                OLD_JOB,
                OLD_TABLES,
                new TreeMap<>(Map.of(500_000L, 12.0, 1_000_000L, atTwice, 2_000_000L, atFourTimes)));
    }
}
