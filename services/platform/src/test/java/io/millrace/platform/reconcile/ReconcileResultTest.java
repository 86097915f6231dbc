package io.millrace.platform.reconcile;

import io.millrace.events.DomainEvent;
import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.events.streaming.TableConverged;
import io.millrace.events.streaming.TableDiverged;
import io.millrace.platform.reconcile.ReconcileResult.Comparison;
import io.millrace.platform.reconcile.ReconcileResult.Repaired;
import io.millrace.platform.reconcile.ReconcileResult.Table;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReconcileResultTest {
    private static final DivergedRange RANGE = new DivergedRange("17", "400", 1, 1, 2, 1);

    @Test
    void the_job_s_document_is_told_table_by_table() throws IOException {
        // given
        ReconcileResult result = ReconcileResult.parse(document());
        // when
        List<DomainEvent> events = result.events("stg");
        // then
        assertThat(events)
                .containsExactly(
                        new TableConverged(
                                "fleet",
                                "stg",
                                "vehicles",
                                "0/1A2B3C4D",
                                new ComparedRows(50, 48, 1, 1),
                                List.of("path"),
                                2L),
                        new TableDiverged(
                                "fleet",
                                "stg",
                                "drivers",
                                "0/1A2B3C60",
                                new ComparedRows(3, 3, 0, 0),
                                1,
                                List.of(RANGE),
                                true),
                        new TableConverged("fleet", "stg", "drivers", "0/1A2B3C88", new ComparedRows(3, 3, 0, 0)));
        assertThat(result.isConverged()).isFalse();
    }

    @Test
    void a_table_that_a_repair_did_not_mend_is_told_once_as_it_stands_now() {
        // given
        Comparison after = comparison("0/2", List.of(RANGE));
        Table table = new Table(
                "drivers",
                Verdict.DIVERGED,
                comparison("0/1", List.of(RANGE, RANGE)),
                new Repaired(2, 1, 0, 0, 1, 0),
                after,
                null);
        // when
        List<DomainEvent> events = result(table).events("stg");
        // then
        assertThat(events)
                .containsExactly(
                        new TableDiverged("fleet", "stg", "drivers", "0/2", after.rows(), 1, List.of(RANGE), false));
    }

    @Test
    void very_many_ranges_are_counted_and_the_first_hundred_told() {
        // given
        Table table = new Table(
                "drivers", Verdict.DIVERGED, comparison("0/1", Collections.nCopies(250, RANGE)), null, null, null);
        // when
        List<DomainEvent> events = result(table).events("stg");
        // then
        assertThat(events).singleElement().isInstanceOfSatisfying(TableDiverged.class, diverged -> {
            assertThat(diverged.rangeCount()).isEqualTo(250);
            assertThat(diverged.ranges()).hasSize(100);
        });
    }

    @Test
    void a_document_that_is_not_what_it_says_is_refused() throws IOException {
        String document = document();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReconcileResult.parse(document.replace("\"looks\" : 1", "\"glances\" : 1")))
                .withMessageContaining("looks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReconcileResult.parse(document.replace("\"converged\"", "\"fine\"")));
    }

    @Test
    void arguments_are_read_as_they_were_written() {
        // given
        ReconcileArguments arguments = new ReconcileArguments(
                "run-1", "s3://b/tables.yaml", "fleet", null, null, true, "dms", "slot", null, 120, "s3://b/run-1/");
        // then
        assertThat(ReconcileArguments.parse(arguments.toJson())).isEqualTo(arguments);
    }

    private static ReconcileResult result(Table table) {
        return new ReconcileResult("reconcile", "run-1", "fleet", "t", "t", List.of(table));
    }

    private static Comparison comparison(String lsn, List<DivergedRange> ranges) {
        return new Comparison(lsn, new ComparedRows(3, 3, 0, 0), ranges, 0, 0, 0, 0, 2, 5, 0, List.of(), Map.of());
    }

    private static String document() throws IOException {
        try (InputStream in = ReconcileResultTest.class.getResourceAsStream("/reconcile/result.json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
