package io.millrace.cli.bench.streaming;

import io.millrace.cli.bench.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessRunTest {

    @ParameterizedTest
    @CsvSource({"10000, true", "10001, false", "NaN, false"})
    void ninety_nine_of_a_hundred_changes_are_visible_within_two_triggers(double millis, boolean met) {
        // given
        FreshnessRun run = new FreshnessRun(3_000, 2_990, 5, new FreshnessLine(180_000, 12, 3_000, millis, 12_000));

        // when
        List<Figure> goals =
                run.figures().stream().filter(figure -> figure.goal() != null).toList();

        // then
        assertThat(goals).singleElement().satisfies(figure -> {
            assertThat(figure.name()).isEqualTo("at 3,000 changes/s: commit to visible, p99");
            assertThat(figure.met()).isEqualTo(met);
        });
    }

    @Test
    void what_the_stream_took_is_counted_by_its_lines_of_merged_changes() {
        // given
        List<String> said = List.of(
                "progress table=vehicle_telemetry batch=0 messages=812 merged=790 duplicates=3 quarantined=14 warned=2",
                "progress table=vehicle_telemetry batch=0 rows=812 seconds=1.9 behind=0",
                "progress table=alerts batch=0 messages=5 merged=5 duplicates=0 quarantined=0 warned=0",
                "progress table=vehicle_telemetry batch=1 messages=10 merged=10 duplicates=0 quarantined=0 warned=0");

        // when
        long taken = TelemetryStream.taken(said);

        // then
        assertThat(taken).isEqualTo(800);
    }
}
