package io.millrace.cli.pipeline;

import io.millrace.config.tables.plan.Change;
import io.millrace.config.tables.plan.Change.Action;
import io.millrace.config.tables.plan.Change.Subject;
import io.millrace.config.tables.plan.Effect;
import io.millrace.config.tables.plan.PlanDiff;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class StoredForecastTest {

    @Test
    void what_rules_would_do_to_stored_rows_is_said_by_rule() {
        // given
        StoredForecast forecast = new StoredForecast(
                "deliveries",
                1000,
                3,
                Map.of("del_002", 3L),
                40,
                30,
                Map.of("del_001", 10L),
                Map.of("del_003", "stored rows: status was changed by a transform"));

        // when
        String text = forecast.text();

        // then
        assertThat(text.lines())
                .containsExactly(
                        "deliveries, rows that are stored",
                        "  3 of the newest 1,000 would be quarantined: del_002 3",
                        "  30 of the newest 40 in quarantine would be released; the others break del_001 10",
                        "  not judged by del_003: stored rows: status was changed by a transform");
    }

    @Test
    void a_table_without_rows_is_said_to_have_none() {
        // given
        StoredForecast forecast = new StoredForecast("alerts", 0, 0, Map.of(), 0, 0, Map.of(), Map.of());

        // when
        String text = forecast.text();

        // then
        assertThat(text.lines()).containsExactly("alerts, rows that are stored", "  none", "  none in quarantine");
    }

    @Test
    void rows_of_tables_whose_rules_change_are_judged() {
        // given
        PlanDiff plan = new PlanDiff(List.of(
                change("alerts", Subject.CHECK),
                change("deliveries", Subject.RULE),
                change("deliveries", Subject.RULE)));

        // when
        List<String> tables = StoredRowsOption.tables(plan);

        // then
        assertThat(tables).containsExactly("deliveries");
    }

    private static Change change(String table, Subject subject) {
        return new Change(table, subject, "a", Action.CHANGED, List.of(), Effect.FROM_NOW_ON, "");
    }
}
