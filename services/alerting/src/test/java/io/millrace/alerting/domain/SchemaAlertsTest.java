package io.millrace.alerting.domain;

import io.millrace.alerting.SampleAlerts;
import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaChange.Kind;
import io.millrace.events.lake.SchemaDrifted;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaAlertsTest {
    @Test
    void a_held_change_shows_each_column_and_how_to_let_it_pass() {
        // given
        SchemaDrifted drifted = SampleAlerts.drifted(true);

        // when
        Alert alert = SchemaAlerts.of(SampleAlerts.event(drifted), drifted);

        // then
        assertThat(alert.subject()).isEqualTo("Schema change held - STG");
        assertThat(alert.rows())
                .containsExactly(
                        List.of("ibe1802", "removed", "string", "-"),
                        List.of("ibe1803", "retyped", "string", "bigint"),
                        List.of("ibe1804", "added", "-", "date"));
        assertThat(alert.facts())
                .containsEntry("table", "lake_stg.ext_ibe_01")
                .containsEntry("removed", "1")
                .containsEntry("retyped", "1")
                .containsEntry("added", "1");
        assertThat(alert.whatToDo()).contains("millrace.registration.follow-tables=ext_ibe_01", "mend the source");
    }

    @Test
    void a_change_that_was_followed_asks_for_no_decision() {
        // given
        SchemaDrifted drifted = SampleAlerts.drifted(false);

        // when
        Alert alert = SchemaAlerts.of(SampleAlerts.event(drifted), drifted);

        // then
        assertThat(alert.subject()).isEqualTo("Schema changed - STG");
        assertThat(alert.text()).contains("Readers see the new version");
        assertThat(alert.whatToDo()).doesNotContain("follow-tables");
    }

    @Test
    void changes_beyond_the_fiftieth_are_counted() {
        // given
        List<SchemaChange> many = IntStream.range(0, 53)
                .mapToObj(i -> new SchemaChange("c" + i, Kind.REMOVED, "string", null))
                .toList();
        SchemaDrifted drifted = SampleAlerts.drifted(true, many);

        // when
        Alert alert = SchemaAlerts.of(SampleAlerts.event(drifted), drifted);

        // then
        assertThat(alert.rows()).hasSize(50);
        assertThat(alert.more()).isEqualTo("3 more changes");
    }
}
