package io.millrace.jobs.stream;

import io.millrace.jobs.stream.testing.Envelope;
import io.millrace.jobs.stream.testing.Fleet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static io.millrace.jobs.stream.testing.Envelope.control;
import static io.millrace.jobs.stream.testing.Fleet.rows;
import static io.millrace.jobs.stream.testing.Messages.delivery;
import static org.assertj.core.api.Assertions.assertThat;

/** A load after changes were missed: what it does not bring is gone from the source. */
class ReloadIT {
    private static final String[] TIMELINE = {
        "id", "status", "_lsn", "_is_current", "unix_seconds(_effective_to) - unix_seconds(_effective_from)"
    };

    @TempDir
    private Path folder;

    @Test
    void rows_that_a_load_did_not_bring_are_closed_at_its_place_and_those_it_brought_to_quarantine_stay() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send(
                "deliveries",
                delivery("insert", 1, 1, "assigned"),
                delivery("insert", 2, 2, "assigned"),
                delivery("insert", 3, 3, "assigned"),
                change("deliveries", "delete", 4, "id", 1));
        fleet.run("deliveries");
        fleet.send(
                "deliveries", loadStarted(10), delivery("load", 10, 3, "stolen"), delivery("load", 10, 4, "assigned"));
        fleet.run("deliveries");
        fleet.send(
                "deliveries",
                delivery("load", 10, 5, "assigned"),
                loadCompleted(10),
                delivery("insert", 12, 2, "assigned"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), TIMELINE))
                .containsExactly(
                        "1 ASSIGNED 1 false 3",
                        "2 ASSIGNED 12 true null",
                        "2 ASSIGNED 2 false 8",
                        "3 ASSIGNED 3 true null",
                        "4 ASSIGNED 10 true null",
                        "5 ASSIGNED 10 true null");
    }

    @Test
    void nothing_is_closed_when_the_load_was_interrupted_or_its_rows_went_before_they_were_read() throws Exception {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"), delivery("insert", 2, 2, "assigned"));
        fleet.send("deliveries", loadStarted(10), delivery("load", 10, 1, "assigned"));
        fleet.run("deliveries");
        fleet.send(
                "deliveries",
                loadStarted(20),
                delivery("load", 20, 1, "assigned"),
                delivery("load", 20, 2, "assigned"));
        removeAll(fleet.topic("deliveries"));
        fleet.send("deliveries", loadCompleted(20));
        fleet.with("--checkpoint-root", fleet.root + "other-checkpoints/");

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries").filter("_is_current"), "id", "_lsn"))
                .containsExactly("1 10", "2 2");
    }

    @Test
    void a_new_table_may_begin_in_the_middle_of_its_topic_where_a_load_begins() throws Exception {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"), delivery("insert", 2, 2, "assigned"));
        removeAll(fleet.topic("deliveries"));
        fleet.send(
                "deliveries",
                loadStarted(10),
                delivery("load", 10, 1, "assigned"),
                delivery("load", 10, 2, "delivered"),
                loadCompleted(10));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isTrue();
        assertThat(rows(fleet.delta("deliveries"), "id", "status")).containsExactly("1 ASSIGNED", "2 DELIVERED");
    }

    private static Envelope loadStarted(long lsn) {
        return control("deliveries", "load-started", lsn);
    }

    private static Envelope loadCompleted(long lsn) {
        return control("deliveries", "load-completed", lsn)
                .data("partitions", 2)
                .data("undelivered", 0);
    }

    private static void removeAll(String topic) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Fleet.LAKE.endpoints().kafka()))) {
            admin.deleteRecords(Map.of(
                            new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1),
                            new TopicPartition(topic, 1), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        }
    }
}
