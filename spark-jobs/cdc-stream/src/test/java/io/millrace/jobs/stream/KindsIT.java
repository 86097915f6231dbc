package io.millrace.jobs.stream;

import io.millrace.events.streaming.BreachedCheck;
import io.millrace.events.streaming.QualityBreached;
import io.millrace.jobs.stream.testing.Fleet;
import io.millrace.jobs.stream.testing.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.delivery;
import static org.assertj.core.api.Assertions.assertThat;

/** What a table's entry chooses: what orders its changes, how much of the past it keeps, which metrics are watched. */
class KindsIT {
    private static final String DELIVERIES = "    delta_path: \"${env:ROOT}delta/deliveries/\"\n";

    @TempDir
    private Path folder;

    @Test
    void changes_are_ordered_by_the_column_of_sequence_by_and_a_delete_ends_the_version_whose_value_it_carries() {
        // given
        Fleet fleet = sequenced();
        fleet.send(
                "deliveries",
                delivery("insert", 3, 1, "delivered").data("updated_at", "2026-03-01T00:00:30Z"),
                delivery("insert", 1, 1, "assigned").data("updated_at", "2026-03-01T00:00:10Z"),
                delivery("insert", 2, 2, "assigned").data("updated_at", "2026-03-01T00:00:20Z"),
                change("deliveries", "delete", 8, "id", 3, "updated_at", null));
        fleet.run("deliveries");
        fleet.send(
                "deliveries",
                delivery("update", 5, 1, "assigned").data("updated_at", "2026-03-01T00:00:30Z"),
                delivery("insert", 3, 1, "delivered").data("updated_at", "2026-03-01T00:00:30Z"),
                delivery("update", 2, 1, "picked_up").data("updated_at", "2026-03-01T00:00:20Z"),
                delivery("delete", 6, 2, "assigned").data("updated_at", "2026-03-01T00:00:20Z"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), "id", "status", "second(updated_at)", "_is_current"))
                .containsExactly(
                        "1 ASSIGNED 10 false",
                        "1 ASSIGNED 30 true",
                        "1 DELIVERED 30 false",
                        "1 PICKED_UP 20 false",
                        "2 ASSIGNED 20 false");
        assertThat(rows(fleet.deadLetters("deliveries"), "reason"))
                .containsExactly("column updated_at of sequence_by has no value that orders");
    }

    @Test
    void by_the_column_of_sequence_by_what_dms_sends_again_counts_once() {
        // given
        Fleet fleet = sequenced();
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned")
                        .data("updated_at", "2026-03-01T00:00:10Z")
                        .ofDms(1, 1),
                delivery("update", 2, 1, "picked_up")
                        .data("updated_at", "2026-03-01T00:00:20Z")
                        .ofDms(1, 2));
        fleet.run("deliveries");
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned")
                        .data("updated_at", "2026-03-01T00:00:10Z")
                        .ofDms(1, 60),
                delivery("update", 2, 1, "picked_up")
                        .data("updated_at", "2026-03-01T00:00:20Z")
                        .ofDms(1, 60),
                delivery("update", 3, 1, "picked_up")
                        .data("updated_at", "2026-03-01T00:00:20Z")
                        .ofDms(1, 61));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), "status", "_transaction_id", "_is_current"))
                .containsExactly("ASSIGNED 1 false", "PICKED_UP 2 false", "PICKED_UP 3 true");
    }

    @Test
    void deletes_that_do_not_carry_the_column_of_sequence_by_hold_the_table_unless_deletes_are_ignored() {
        // given
        Fleet fleet = sequenced();
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned").data("updated_at", "2026-03-01T00:00:10Z"),
                change("deliveries", "delete", 2, "id", 1));

        // when
        boolean held = fleet.run("deliveries");
        boolean ignored = fleet.configured("sequence_by:", "deletes: ignore\n    sequence_by:")
                .run("deliveries");

        // then
        assertThat(held).isFalse();
        assertThat(fleet.said())
                .contains("table deliveries", "do not carry column updated_at")
                .contains("alter table public.deliveries replica identity full", "deletes: ignore");
        assertThat(ignored).isTrue();
        assertThat(rows(fleet.delta("deliveries"), "id", "_is_current")).containsExactly("1 true");
    }

    @Test
    void a_reference_is_judged_by_the_other_tables_key_or_the_column_that_it_names_also_before_that_table_is_there() {
        // given
        String rules = "      - {id: tel_005,";
        Fleet fleet = new Fleet(folder)
                .configured(
                        rules,
                        "      - {id: fk_1, type: foreign_key, column: vehicle_id, params: {table: deliveries}}\n"
                                + "      - {id: fk_2, type: foreign_key, column: id, params: {table: deliveries, column: id}}\n"
                                + rules);
        fleet.send("vehicle_telemetry", Messages.telemetry("insert", 1, 1, 50.0, 80.0));
        boolean before = fleet.run("vehicle_telemetry");
        fleet.send("deliveries", delivery("insert", 1, 7, "assigned"));
        fleet.run("deliveries");
        fleet.send(
                "vehicle_telemetry",
                Messages.telemetry("insert", 2, 7, 50.0, 80.0),
                Messages.telemetry("insert", 3, 8, 50.0, 80.0));

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(before).isTrue();
        assertThat(well).isTrue();
        assertThat(rows(fleet.quarantine("vehicle_telemetry"), "id", "array_join(_failed_rules.rule, ',')"))
                .containsExactly("1 fk_1,fk_2", "8 fk_2");
        assertThat(rows(fleet.delta("vehicle_telemetry"), "id")).containsExactly("7");
    }

    @Test
    void
            scd1_keeps_the_last_state_of_a_key_and_neither_a_late_change_nor_a_repeated_one_brings_back_what_was_deleted() {
        // given
        Fleet fleet = new Fleet(folder).configured(DELIVERIES, DELIVERIES + "    history: scd1\n");
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned"),
                delivery("update", 5, 1, "delivered"),
                delivery("insert", 2, 2, "assigned"),
                change("deliveries", "delete", 6, "id", 2));
        fleet.run("deliveries");
        fleet.send(
                "deliveries",
                delivery("update", 3, 1, "picked_up"),
                delivery("update", 4, 2, "picked_up"),
                delivery("insert", 2, 2, "assigned"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries").filter("_is_current"), "id", "status", "_lsn"))
                .containsExactly("1 DELIVERED 5");
        assertThat(fleet.delta("deliveries")
                        .groupBy("id")
                        .count()
                        .filter("count > 1")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_metric_below_its_threshold_is_told_with_its_value_and_the_rows_go_on() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "vehicle_telemetry",
                Messages.telemetry("insert", 1, 1, 50.0, 80.0),
                Messages.telemetry("insert", 2, 2, 50.0, 80.0).data("latitude", null));

        // when
        boolean well = fleet.run("vehicle_telemetry");

        // then
        assertThat(well).isTrue();
        assertThat(fleet.delta("vehicle_telemetry").count()).isEqualTo(2);
        assertThat(fleet.events("quality-breached")).singleElement().satisfies(event -> assertThat(
                        ((QualityBreached) event.data()).checks())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check)
                        .returns("latitude", BreachedCheck::column)
                        .returns(0.5, BreachedCheck::value)
                        .returns(0.9, BreachedCheck::threshold)));
    }

    private Fleet sequenced() {
        return new Fleet(folder)
                .configured(DELIVERIES, DELIVERIES + "    sequence_by: [updated_at]\n")
                .configured("updated_at, type: string", "updated_at, type: timestamp");
    }
}
