package io.millrace.jobs.stream;

import io.millrace.jobs.stream.batch.Step;
import io.millrace.jobs.stream.run.RestartPolicy;
import io.millrace.jobs.stream.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.delivery;
import static org.assertj.core.api.Assertions.assertThat;

/** Late, repeated and partial changes. */
class OrderIT {
    private static final String[] TIMELINE = {
        "id", "status", "_lsn", "unix_seconds(_effective_to) - unix_seconds(_effective_from)"
    };

    @TempDir
    private Path folder;

    @Test
    void late_changes_get_their_place_and_repeated_ones_are_dropped() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "deliveries",
                delivery("update", 5, 1, "delivered"),
                delivery("insert", 1, 1, "assigned"),
                delivery("insert", 1, 1, "assigned"));
        fleet.run("deliveries");
        fleet.send("deliveries", delivery("update", 3, 1, "picked_up"), delivery("update", 5, 1, "delivered"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), TIMELINE))
                .containsExactly("1 ASSIGNED 1 2", "1 DELIVERED 5 null", "1 PICKED_UP 3 2");
        assertThat(fleet.said()).contains("messages=3 merged=3 duplicates=1", "messages=2 merged=2 duplicates=1");
    }

    @Test
    void a_bad_update_stays_away_and_a_later_good_one_goes_on_and_a_value_that_was_not_sent_stays() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned"),
                delivery("update", 2, 1, "stolen")
                        .without("notes")
                        .without("updated_at")
                        .metadata("unchanged-columns", List.of("notes", "updated_at")),
                change(
                                "deliveries",
                                "update",
                                3,
                                "id",
                                1,
                                "status",
                                "delivered",
                                "customer_name",
                                "Ada",
                                "customer_phone",
                                "1")
                        .metadata("unchanged-columns", List.of("notes", "updated_at")));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), "id", "status", "notes", "_is_current"))
                .containsExactly("1 ASSIGNED ring twice false", "1 DELIVERED ring twice true");
        assertThat(rows(fleet.quarantine("deliveries"), "status", "_lsn")).containsExactly("stolen 2");
    }

    @Test
    void what_dms_sends_again_counts_once_and_a_value_that_comes_back_is_a_change() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.restarts = new RestartPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 20);
        fleet.send(
                "deliveries",
                delivery("load", 1, 1, "assigned")
                        .metadata("transaction-id", null)
                        .ofDms(),
                delivery("insert", 1, 2, "assigned").ofDms(2, 1),
                delivery("update", 2, 1, "picked_up").ofDms(1, 2),
                delivery("update", 2, 1, "assigned").ofDms(2, 2),
                delivery("update", 3, 1, "stolen").ofDms(1, 3),
                delivery("delete", 4, 2, "assigned").ofDms(1, 4),
                delivery("update", 2, 1, "picked_up").ofDms(1, 5),
                delivery("update", 2, 1, "assigned").ofDms(2, 5),
                delivery("update", 1, 4, "assigned").ofDms(),
                delivery("update", 1, 4, "stolen").ofDms(),
                delivery("update", 1, 5, "assigned").ofDms(),
                delivery("unreadable", 1, 5, "picked_up").ofDms(),
                delivery("insert", 1, 3, "assigned").ofDms(),
                delivery("insert", 1, 3, "assigned").ofDms(),
                delivery("update", 2, 3, "picked_up").ofDms(),
                delivery("update", 3, 3, "assigned").ofDms());
        boolean first = fleet.run("deliveries");
        fleet.send(
                "deliveries",
                delivery("insert", 1, 2, "assigned").ofDms(2, 60),
                delivery("update", 2, 1, "picked_up").ofDms(1, 60),
                delivery("update", 2, 1, "assigned").ofDms(2, 60),
                delivery("update", 3, 1, "stolen").ofDms(1, 60),
                delivery("delete", 4, 2, "assigned").ofDms(1, 60),
                delivery("update", 7, 1, "delivered").ofDms(1, 61),
                delivery("update", 1, 4, "assigned").ofDms(),
                delivery("update", 1, 5, "assigned").ofDms(),
                delivery("update", 3, 3, "assigned").ofDms());
        boolean second = fleet.run("deliveries");
        Set<Step> open = EnumSet.of(Step.MERGED);
        fleet.watcher = (step, batch) -> {
            if (open.remove(step)) {
                throw new IllegalStateException("crash after " + step);
            }
        };
        fleet.send("deliveries", delivery("update", 7, 1, "delivered").ofDms(1, 62));

        // when
        boolean third = fleet.run("deliveries");

        // then
        assertThat(List.of(first, second, third)).containsOnly(true);
        assertThat(open).isEmpty();
        assertThat(rows(fleet.delta("deliveries"), "id", "status", "_transaction_id", "_is_current"))
                .containsExactly(
                        "1 ASSIGNED 2 false",
                        "1 ASSIGNED null false",
                        "1 DELIVERED 7 true",
                        "1 PICKED_UP 2 false",
                        "2 ASSIGNED 1 false",
                        "3 ASSIGNED 1 false",
                        "3 ASSIGNED 3 true",
                        "3 PICKED_UP 2 false",
                        "4 ASSIGNED 1 false",
                        "4 ASSIGNED 1 true",
                        "5 ASSIGNED 1 false",
                        "5 ASSIGNED 1 true");
        assertThat(rows(fleet.quarantine("deliveries"), "status", "_transaction_id"))
                .containsExactly("stolen 1", "stolen 3");
        assertThat(fleet.said()).contains("messages=16 merged=13 duplicates=3", "messages=9 merged=9 duplicates=6");
        assertThat(rows(
                        Fleet.SPARK
                                .sql("DESCRIBE HISTORY delta.`%sdelta/deliveries/`".formatted(fleet.root))
                                .where("userMetadata is not null"),
                        "get_json_object(userMetadata, '$.messages')",
                        "get_json_object(userMetadata, '$.merged')"))
                .containsExactly("1 1", "16 13", "9 9");
    }

    @Test
    void a_column_that_dms_does_not_send_holds_the_table_and_nothing_of_it_becomes_null() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned").ofDms(1, 1));
        boolean whole = fleet.run("deliveries");
        fleet.send(
                "deliveries",
                delivery("update", 2, 1, "picked_up").without("customer_phone").ofDms(1, 2));

        // when
        boolean held = fleet.run("deliveries");

        // then
        assertThat(whole).isTrue();
        assertThat(held).isFalse();
        assertThat(rows(fleet.delta("deliveries"), "status", "customer_phone")).containsExactly("ASSIGNED 555-****");
        assertThat(fleet.said()).contains("customer_phone", "IncludeNullAndEmpty");
        assertThat(fleet.events("schema-drifted")).hasSize(1);
    }

    @Test
    void changes_of_dms_are_ordered_by_time_and_offset_and_no_other_writer_may_join() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned").ofDms(),
                delivery("update", 1, 1, "picked_up").ofDms(),
                delivery("update", 2, 1, "delivered").ofDms());
        boolean first = fleet.run("deliveries");
        fleet.send("deliveries", delivery("update", 3, 1, "assigned"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(first).isTrue();
        assertThat(well).isFalse();
        assertThat(rows(fleet.delta("deliveries"), "status", "_is_current"))
                .containsExactly("ASSIGNED false", "DELIVERED true", "PICKED_UP false");
        assertThat(fleet.said()).contains("ordered in more than one way");
    }
}
