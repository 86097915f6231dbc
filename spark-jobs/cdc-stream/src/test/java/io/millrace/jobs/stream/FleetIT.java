package io.millrace.jobs.stream;

import io.millrace.events.lake.DataLanded;
import io.millrace.events.streaming.MessagesRejected;
import io.millrace.events.streaming.RowsQuarantined;
import io.millrace.events.streaming.RuleCount;
import io.millrace.jobs.stream.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.delivery;
import static io.millrace.jobs.stream.testing.Messages.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

class FleetIT {
    @TempDir
    private Path folder;

    @Test
    void changes_become_history_and_what_is_wrong_is_set_aside() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "vehicle_telemetry",
                telemetry("insert", 1, 1, 50.1234567, 80.0),
                telemetry("insert", 2, 2, 95.0, 400.0),
                telemetry("update", 3, 1, 51.0, 210.0),
                telemetry("insert", 4, 3, 10.0, 20.0),
                change("vehicle_telemetry", "delete", 5, "id", 3),
                telemetry("update", 6, 1, 52.0, -1.0));
        fleet.sendRaw("vehicle_telemetry", "{");

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(rows(
                        fleet.delta("vehicle_telemetry"),
                        "id",
                        "latitude",
                        "_operation",
                        "_lsn",
                        "_is_current",
                        "unix_seconds(_effective_to) - unix_seconds(_effective_from) as held"))
                .containsExactly("1 50.12346 INSERT 1 false 2", "1 51.0 UPDATE 3 true null", "3 10.0 INSERT 4 false 1");
        assertThat(rows(
                        fleet.quarantine("vehicle_telemetry"),
                        "id",
                        "latitude",
                        "_operation",
                        "array_join(transform(_failed_rules, r -> r.rule), ',')",
                        "_lsn"))
                .containsExactly("1 52.0 UPDATE tel_003,tel_006 6", "2 95.0 INSERT tel_001,tel_003,tel_006 2");
        assertThat(rows(fleet.deadLetters("vehicle_telemetry"), "value", "reason"))
                .containsExactly("{ it is no JSON, see line 1, column 2");
        assertThat(fleet.events("messages-rejected")).singleElement().satisfies(event -> {
            MessagesRejected rejected = (MessagesRejected) event.data();
            assertThat(rejected.messages()).isOne();
            assertThat(rejected.reason()).isEqualTo("it is no JSON, see line 1, column 2");
            assertThat(rejected.location().toString()).endsWith("_dead_letters/vehicle_telemetry/");
        });
        assertThat(fleet.events("rows-quarantined")).singleElement().satisfies(event -> assertThat(
                        ((RowsQuarantined) event.data()).rules())
                .contains(new RuleCount("tel_001", "range", "latitude", 1))
                .contains(new RuleCount("tel_003", "range", "speed_kmh", 2)));
        assertThat(fleet.events("data-landed")).singleElement().satisfies(event -> assertThat(
                        ((DataLanded) event.data()).tables())
                .singleElement()
                .satisfies(table -> assertThat(table.name()).isEqualTo("vehicle_telemetry")));
    }

    @Test
    void nothing_of_a_masked_column_stands_anywhere() throws Exception {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned"),
                delivery("insert", 2, 2, "stolen"),
                delivery("insert", 3, 3, "assigned").metadata("operation", "upsert"));
        fleet.sendRaw("deliveries", "Ada Lovelace 555-010199");

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), "id", "status", "customer_name", "customer_phone"))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("1 ASSIGNED A****").doesNotContain("0199"));
        assertThat(rows(fleet.quarantine("deliveries"), "id", "status", "_masked"))
                .containsExactly("2 stolen true");
        assertThat(rows(fleet.deadLetters("deliveries"), "reason"))
                .satisfiesExactly(reason -> assertThat(reason).startsWith("it is no JSON"), reason -> assertThat(reason)
                        .isEqualTo("operation upsert is not known"));
        assertThat(fleet.holding("Lovelace")).isEmpty();
        assertThat(fleet.holding("0199")).isEmpty();
    }
}
