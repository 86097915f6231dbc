package io.millrace.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.cli.bench.measure.Goal;
import io.millrace.cli.bench.measure.Machine;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BenchReportTest {
    private static final Figure TOLD = Figure.told("events", "as fast as it goes", 12_345, "events/s");
    private static final Figure MET = new Figure("catalog", "times fewer calls", 100, "", Goal.atLeast(100));
    private static final Figure MISSED = new Figure("events", "p99", 50.01, "ms", Goal.atMost(50));

    @Test
    void a_missed_goal_is_shown_and_fails_the_report() {
        // given
        BenchReport report = report(MET, TOLD, MISSED);

        // when
        String text = report.text();

        // then
        assertThat(report.isMet()).isFalse();
        assertThat(text)
                .contains("MISSED")
                .contains("≤ 50")
                .contains("50.01 ms")
                .contains("12,345 events/s");
    }

    @Test
    void a_report_whose_goals_are_met_or_absent_is_met() {
        // when
        boolean met = report(MET, TOLD).isMet();

        // then
        assertThat(met).isTrue();
    }

    @Test
    void json_is_one_document_with_machine_date_and_every_figure_with_its_goal() throws JsonProcessingException {
        // given
        BenchReport report = report(MET, TOLD, MISSED);

        // when
        JsonNode document = new ObjectMapper().readTree(report.json());

        // then
        assertThat(document.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(document.at("/date").asText()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(document.at("/goalsMet").asBoolean()).isFalse();
        assertThat(document.at("/figures/0/goal").asText()).isEqualTo("≥ 100");
        assertThat(document.at("/figures/0/met").asBoolean()).isTrue();
        assertThat(document.at("/figures/1").has("goal")).isFalse();
        assertThat(document.at("/figures/1").has("met")).isFalse();
        assertThat(document.at("/figures/2/value").asDouble()).isEqualTo(50.01);
        assertThat(document.at("/figures/2/met").asBoolean()).isFalse();
    }

    private static BenchReport report(Figure... figures) {
        return new BenchReport(
                new Machine("cpu", 2, "4 GiB", "Linux", "JVM", 0.5),
                Instant.parse("2026-01-31T12:00:00Z"),
                List.of(figures),
                List.of("a note"));
    }
}
