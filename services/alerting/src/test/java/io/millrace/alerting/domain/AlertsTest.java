package io.millrace.alerting.domain;

import io.millrace.alerting.SampleAlerts;
import io.millrace.events.Event;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.events.mapping.MappingSourceEmpty.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AlertsTest {
    @ParameterizedTest
    @CsvSource({
        "TABLES_EMPTY, hold no row, 0",
        "ALL_REJECTED, could be understood, 7",
        "ALL_MISSING, stands in the catalog, 7",
    })
    void an_empty_source_names_its_real_cause_with_counts(Cause cause, String words, String read) {
        // given
        MappingSourceEmpty empty = SampleAlerts.sourceEmpty("stg", cause);

        // when
        Alert alert = Alerts.of(SampleAlerts.event(empty), empty);

        // then
        assertThat(alert.subject()).isEqualTo("Dynamo table empty - STG");
        assertThat(alert.text()).contains(words);
        assertThat(alert.facts())
                .containsEntry("cause", cause.name())
                .containsEntry("rows read", read)
                .containsEntry("tables", "airflow-sync, manual-mapping");
    }

    @Test
    void deletions_beyond_the_table_are_counted_with_the_file_that_holds_them() {
        // given
        DeletionsFound deletions = SampleAlerts.deletions(URI.create("s3://lake/deletion.csv"), 75);

        // when
        Alert alert = Alerts.of(
                SampleAlerts.event(deletions),
                deletions,
                List.of(List.of("a", "b", "removed"), List.of("c", "d", "x")));

        // then
        assertThat(alert.more()).isEqualTo("73 more rows: s3://lake/deletion.csv");
        assertThat(alert.facts()).containsEntry("deleted mappings", "75").containsEntry("of these retargeted", "1");
    }

    @Test
    void a_held_deletion_says_the_figures_and_how_to_let_it_pass() {
        // when
        Alert alert = Alerts.of(SampleAlerts.event(SampleAlerts.held()), SampleAlerts.held());

        // then
        assertThat(alert.whatToDo()).contains("millrace deletions approve hold-42");
        assertThat(alert.facts())
                .containsEntry("would be deleted", "40 of 100 mappings")
                .containsEntry("share", "40.0 %, limit 20.0 %");
        assertThat(alert.rows()).containsExactly(List.of("a__b.c", "d__e.f"));
        assertThat(alert.more()).isEqualTo("39 more");
    }

    @Test
    void a_failed_stage_says_what_failed_why_and_what_to_do() {
        // given
        Event<?> event = SampleAlerts.event(SampleAlerts.failed("mapping-validation", "mapping"));

        // when
        Alert alert = Alerts.of(event, SampleAlerts.failed("mapping-validation", "mapping"), 5);

        // then
        assertThat(alert.facts())
                .containsEntry("what", "The catalog could not be read")
                .containsEntry("why", "Glue answered AccessDeniedException")
                .containsEntry("failed runs so far", "5");
        assertThat(alert.whatToDo()).isEqualTo("Grant glue:GetTables.");
        assertThat(alert.id()).isEqualTo(event.id());
    }

    @Test
    void recovery_says_how_many_runs_had_failed() {
        // given
        var recovered = SampleAlerts.recovered("mapping-validation", "mapping", 5);

        // when
        Alert alert = Alerts.of(SampleAlerts.event(recovered), recovered);

        // then
        assertThat(alert.kind()).isEqualTo(AlertKind.STAGE_RECOVERED);
        assertThat(alert.text()).isEqualTo("mapping-validation works again on mapping after 5 failed runs.");
    }
}
