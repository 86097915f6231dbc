package io.millrace.jobs.stream;

import io.millrace.jobs.stream.testing.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

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
