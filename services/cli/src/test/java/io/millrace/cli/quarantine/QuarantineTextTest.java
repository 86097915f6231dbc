package io.millrace.cli.quarantine;

import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.quarantine.ReplayResult.Table;
import io.millrace.config.quarantine.RuleLine;
import io.millrace.config.quarantine.ShownRow;
import io.millrace.config.quarantine.TableOutcome;
import io.millrace.config.quarantine.TableOutcome.BrokenRule;
import io.millrace.config.quarantine.TableOutcome.LeftRow;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class QuarantineTextTest {
    private static final String FIRST = "2026-03-01T00:00:00Z";

    private static ReplayResult result(String verb, Table... tables) {
        return new ReplayResult("replay", "r", "fleet", verb, FIRST, FIRST, List.of(tables), List.of());
    }

    private static Table replayed(long failing, long masked, List<LeftRow> left) {
        TableOutcome replay = new TableOutcome(
                false,
                0,
                3 + failing + masked,
                3,
                failing,
                masked,
                0,
                3,
                0,
                1,
                0,
                failing == 0 ? List.of() : List.of(new BrokenRule("alt_001", "range", "level", "error", failing)),
                left);
        return new Table("alerts", null, null, null, null, null, null, replay, null);
    }

    @Test
    void a_list_counts_each_rule_and_all_rows_and_needs_somebody_while_rows_wait() {
        // given
        RuleLine line = new RuleLine("alt_001", "range", "level", "error", 2, 5, FIRST, FIRST);
        Table alerts = new Table("alerts", 2L, 5L, FIRST, FIRST, List.of(line), null, null, null);
        Table empty = new Table("drivers", 0L, 0L, null, null, List.of(), null, null, null);
        ReplayResult result = result("list", alerts, empty);

        // when
        String text = new QuarantineText(result).toString();

        // then
        assertThat(text.lines())
                .hasSize(3)
                .anyMatch(told -> told.matches("alerts +alt_001 +range +level +error +2 +5 +" + FIRST + " +" + FIRST))
                .anyMatch(told -> told.matches("alerts +\\(all rows\\) +2 +5 .*"));
        assertThat(result.needsSomebody()).isTrue();
        assertThat(result("list", empty).needsSomebody()).isFalse();
    }

    @Test
    void a_replay_that_leaves_rows_names_them_and_what_to_do() {
        // given
        LeftRow masked = new LeftRow("cdc-alerts/0/9", "masked", List.of());
        ReplayResult result = result("replay", replayed(1, 1, List.of(masked)));

        // when
        String text = new QuarantineText(result).toString();

        // then
        assertThat(text)
                .containsPattern("alerts +5 +3 +1 +1 +0 +3 +0")
                .containsPattern("alerts +alt_001 +range +level +error +1")
                .contains("(cdc-alerts/0/9)", "reconcile FILE --table alerts --repair");
        assertThat(result.needsSomebody()).isTrue();
    }

    @Test
    void a_replay_that_leaves_nothing_needs_nobody() {
        // given
        ReplayResult result = result("replay", replayed(0, 0, List.of()));

        // when
        boolean needed = result.needsSomebody();

        // then
        assertThat(needed).isFalse();
    }

    @Test
    void a_row_is_shown_with_its_place_its_rules_of_then_and_of_now_and_its_values() {
        // given
        ShownRow row = new ShownRow(
                "cdc-alerts/0/9",
                "waiting",
                "UPDATE",
                Map.of("level", 7),
                List.of("notes"),
                false,
                List.of("alt_001"),
                List.of(),
                null,
                FIRST,
                FIRST,
                77,
                1,
                12L,
                "cdc-alerts",
                0,
                9,
                3);
        Table alerts = new Table("alerts", 1L, 0L, FIRST, FIRST, null, List.of(row), null, null);

        // when
        String text = new QuarantineText(result("show", alerts)).toString();

        // then
        assertThat(text)
                .contains("alerts  cdc-alerts/0/9  waiting", "UPDATE at 77/1", "broke [alt_001]; would pass now")
                .contains("values {level=7}, not sent [notes]");
    }
}
