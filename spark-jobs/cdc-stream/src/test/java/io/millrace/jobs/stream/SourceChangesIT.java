package io.millrace.jobs.stream;

import io.millrace.events.lake.SchemaChange;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.jobs.stream.testing.Fleet;
import io.millrace.jobs.stream.testing.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static io.millrace.jobs.stream.testing.Envelope.control;
import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.delivery;
import static org.assertj.core.api.Assertions.assertThat;

/** What the source does to a table, not to a row. */
class SourceChangesIT {
    private static final String[] COLUMNS = {
        "id",
        "integer",
        "status",
        "text",
        "customer_name",
        "text",
        "customer_phone",
        "text",
        "notes",
        "text",
        "updated_at",
        "timestamp without time zone"
    };

    @TempDir
    private Path folder;

    @Test
    void new_columns_are_added_with_the_source_s_type_and_told() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"));
        fleet.run("deliveries");
        fleet.send(
                "deliveries",
                control("deliveries", "change-columns", 2).columns(with("weight", "numeric(6,2)")),
                delivery("insert", 3, 2, "assigned").data("weight", "12.50").data("colour", "red"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), "id", "weight", "colour"))
                .containsExactly("1 null null", "2 12.50 red");
        assertThat(fleet.delta("deliveries").schema().apply("weight").dataType().simpleString())
                .isEqualTo("decimal(6,2)");
        assertThat(fleet.events("schema-drifted")).singleElement().satisfies(event -> assertThat(
                        (SchemaDrifted) event.data())
                .returns(false, SchemaDrifted::held)
                .satisfies(drift -> assertThat(drift.changes())
                        .containsExactlyInAnyOrder(
                                new SchemaChange("weight", SchemaChange.Kind.ADDED, null, "numeric(6,2)"),
                                new SchemaChange("colour", SchemaChange.Kind.ADDED, null, "text"))));
        assertThat(fleet.events("data-landed").stream().map(event -> event.id()).distinct())
                .hasSize(2);
    }

    @Test
    void a_column_that_is_gone_holds_the_table_and_no_other() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned"),
                control("deliveries", "change-columns", 2).columns("id", "integer", "status", "text"));
        fleet.send("vehicle_telemetry", Messages.telemetry("insert", 1, 1, 50.0, 80.0));

        // when
        boolean well = fleet.run("deliveries", "vehicle_telemetry");

        // then
        assertThat(well).isFalse();
        assertThat(fleet.events("schema-drifted")).singleElement().satisfies(event -> assertThat(
                        ((SchemaDrifted) event.data()).held())
                .isTrue());
        assertThat(fleet.events("stage-failed")).singleElement().satisfies(event -> assertThat(event.subject())
                .isEqualTo("cdc-stream/" + fleet.name + "/deliveries"));
        assertThat(fleet.delta("vehicle_telemetry").count()).isOne();
    }

    @Test
    void a_truncate_deletes_what_was_there_at_its_place() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"), delivery("insert", 2, 2, "assigned"));
        fleet.run("deliveries");
        fleet.send(
                "deliveries",
                delivery("insert", 3, 3, "assigned"),
                change("deliveries", "delete", 4, "id", 2),
                control("deliveries", "truncate-table", 5),
                delivery("insert", 6, 1, "delivered"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(
                        fleet.delta("deliveries"),
                        "id",
                        "status",
                        "unix_seconds(_effective_to) - unix_seconds(_effective_from)",
                        "_is_current"))
                .containsExactly(
                        "1 ASSIGNED 4 false", "1 DELIVERED null true", "2 ASSIGNED 2 false", "3 ASSIGNED 2 false");
    }

    @Test
    void a_dropped_table_is_held_until_a_person_lets_it_pass() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", control("deliveries", "drop-table", 1), delivery("insert", 2, 1, "assigned"));
        boolean held = !fleet.run("deliveries");
        fleet.with("--release", "deliveries@1");

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(held).isTrue();
        assertThat(well).isTrue();
        assertThat(fleet.delta("deliveries").count()).isOne();
    }

    private static String[] with(String... more) {
        String[] all = java.util.Arrays.copyOf(COLUMNS, COLUMNS.length + more.length);
        System.arraycopy(more, 0, all, COLUMNS.length, more.length);
        return all;
    }
}
