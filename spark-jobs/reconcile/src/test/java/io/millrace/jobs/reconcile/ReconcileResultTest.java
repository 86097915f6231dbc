package io.millrace.jobs.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.events.streaming.ComparedRows;
import io.millrace.events.streaming.DivergedRange;
import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.repair.RepairCounts;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ReconcileResultTest {
    /** What those that start the job read in their tests. */
    private static final Path DOCUMENT =
            Path.of(System.getProperty("millrace.home"), "services/platform/src/test/resources/reconcile/result.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_document_is_what_its_readers_expect() throws IOException {
        // given
        ComparedRows drivers = new ComparedRows(3, 3, 0, 0);
        DivergedRange range = new DivergedRange("17", "400", 1, 1, 2, 1);
        Map<String, String> none = Map.of();
        List<String> phone = List.of("phone");
        TableOutcome vehicles = new TableOutcome(
                new Comparison(
                        "vehicles",
                        "0/1A2B3C4D",
                        new ComparedRows(50, 48, 1, 1),
                        Map.of(),
                        List.of(),
                        0,
                        0,
                        4,
                        2,
                        1,
                        3,
                        0,
                        List.of(),
                        Map.of("path", "type polygon")),
                null,
                null);
        TableOutcome repaired = new TableOutcome(
                new Comparison(
                        "drivers", "0/1A2B3C60", drivers, Map.of(), List.of(range), 0, 0, 0, 0, 2, 5, 3, phone, none),
                new RepairCounts(5, 4, 1, 1, 0, 0),
                new Comparison(
                        "drivers", "0/1A2B3C88", drivers, Map.of(), List.of(), 0, 0, 0, 0, 1, 3, 3, phone, none));

        // when
        JsonNode document = JSON.readTree(JSON.writeValueAsBytes(new ReconcileResult(
                "reconcile",
                "run-1",
                "fleet",
                "2026-03-01T00:00:00Z",
                "2026-03-01T00:00:09Z",
                List.of(
                        ReconcileResult.Table.of("vehicles", vehicles),
                        ReconcileResult.Table.of("drivers", repaired),
                        ReconcileResult.Table.failed(
                                "alerts",
                                new IllegalStateException("table alerts cannot be compared: its lake is behind"))))));

        // then
        assertThat(document).isEqualTo(JSON.readTree(Files.readString(DOCUMENT)));
    }
}
