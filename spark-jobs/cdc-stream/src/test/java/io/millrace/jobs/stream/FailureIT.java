package io.millrace.jobs.stream;

import io.delta.tables.DeltaTable;
import io.millrace.events.lake.StageFailed;
import io.millrace.jobs.stream.batch.Step;
import io.millrace.jobs.stream.run.RestartPolicy;
import io.millrace.jobs.stream.run.StreamJob;
import io.millrace.jobs.stream.testing.Fleet;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.millrace.jobs.stream.testing.Messages.delivery;
import static io.millrace.jobs.stream.testing.Messages.telemetry;
import static org.assertj.core.api.Assertions.assertThat;

class FailureIT {
    @TempDir
    private Path folder;

    @Test
    void a_table_that_cannot_start_is_told_and_the_others_go_on() {
        // given
        Fleet fleet = new Fleet(folder).configured("${STACK_NAME}-deliveries", "${STACK_NAME}-no-such-topic");
        fleet.send("vehicle_telemetry", telemetry("insert", 1, 1, 50.0, 80.0));

        // when
        boolean well = fleet.run("deliveries", "vehicle_telemetry");

        // then
        assertThat(well).isFalse();
        assertThat(fleet.delta("vehicle_telemetry").count()).isOne();
        assertThat(fleet.events("stage-failed")).singleElement().satisfies(event -> assertThat(
                        ((StageFailed) event.data()).what())
                .isEqualTo("table deliveries"));
    }

    @Test
    void a_stream_that_failed_is_started_again_tells_so_and_ends_between_batches() throws InterruptedException {
        // given
        Fleet fleet = new Fleet(folder).streaming();
        fleet.restarts = new RestartPolicy(Duration.ofMillis(1), Duration.ofMillis(1), 2);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"));
        AtomicInteger failures = new AtomicInteger();
        AtomicReference<StreamJob> job = new AtomicReference<>();
        fleet.watcher = (step, batch) -> {
            if (step == Step.SURVEYED && failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("the store does not answer");
            }
            if (step == Step.SURVEYED) {
                job.get().end();
            }
        };
        job.set(fleet.job("deliveries"));

        // when
        boolean well = job.get().run();

        // then
        assertThat(well).isTrue();
        assertThat(fleet.delta("deliveries").count()).isOne();
        assertThat(fleet.events.stream().map(event -> event.type().eventName()))
                .containsExactly("stage-failed", "data-landed", "stage-recovered");
    }

    @Test
    void messages_that_kafka_removed_before_they_were_read_hold_the_table() throws Exception {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"));
        fleet.run("deliveries");
        for (int id = 1; id <= 8; id++) {
            fleet.send("deliveries", delivery("insert", 10 + id, id, "assigned"));
        }
        removeAll(fleet.topic("deliveries"));
        fleet.send(
                "deliveries",
                delivery("insert", 20, 1, "assigned"),
                delivery("insert", 21, 2, "assigned"),
                delivery("insert", 22, 3, "assigned"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isFalse();
        assertThat(fleet.delta("deliveries").count()).isOne();
        assertThat(fleet.events("stage-failed")).singleElement().satisfies(event -> assertThat(
                        ((StageFailed) event.data()).why())
                .contains("changes are lost"));
    }

    @Test
    void a_table_that_would_begin_in_the_middle_of_its_topic_is_held_until_a_person_lets_it() throws Exception {
        // given
        Fleet fleet = new Fleet(folder);
        for (int id = 1; id <= 8; id++) {
            fleet.send("deliveries", delivery("insert", id, id, "assigned"));
        }
        removeAll(fleet.topic("deliveries"));
        fleet.send("deliveries", delivery("insert", 20, 9, "assigned"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        StageFailed held = (StageFailed) fleet.events("stage-failed").get(0).data();
        assertThat(well).isFalse();
        assertThat(held.why()).contains("what it told before would be missing");
        assertThat(DeltaTable.isDeltaTable(Fleet.SPARK, fleet.root + "delta/deliveries/"))
                .isFalse();

        // when
        Matcher release = Pattern.compile("--release (deliveries@\\d+)").matcher(held.whatToDo());
        assertThat(release.find()).isTrue();
        boolean released = fleet.with("--release", release.group(1)).run("deliveries");

        // then
        assertThat(released).isTrue();
        assertThat(fleet.delta("deliveries").count()).isOne();
    }

    @Test
    void a_table_that_was_taken_away_under_its_stream_is_held_and_not_made_of_what_comes_later() throws Exception {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1, 1, "assigned"), delivery("insert", 2, 2, "assigned"));
        fleet.run("deliveries");
        FileUtils.deleteDirectory(new File(URI.create(fleet.root + "delta/deliveries")));
        DeltaLog.clearCache();
        fleet.send("deliveries", delivery("update", 3, 1, "delivered"));

        // when
        boolean well = fleet.run("deliveries");

        // then
        assertThat(well).isFalse();
        assertThat(fleet.events("stage-failed")).singleElement().satisfies(event -> assertThat(
                        ((StageFailed) event.data()).why())
                .contains("there is none at", "what it told before would be missing"));
    }

    private static void removeAll(String topic) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Fleet.LAKE.endpoints().kafka()))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int partition = 0; partition < 2; partition++) {
                all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }
    }
}
