package io.millrace.jobs.stream.bench;

import io.millrace.jobs.stream.testing.Envelope;
import io.millrace.jobs.stream.testing.Fleet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FreshnessMeasurementIT {
    @TempDir
    private Path folder;

    @Test
    void a_version_is_visible_from_the_commit_that_brought_it_whatever_ended_it_later() {
        // given
        Fleet fleet = new Fleet(folder);
        fleet.send("deliveries", delivery("insert", 1));
        fleet.run("deliveries");
        double between = System.currentTimeMillis();
        fleet.send("deliveries", delivery("update", 2));
        fleet.run("deliveries");

        // when
        List<Row> delays = FreshnessMeasurement.delays(Fleet.SPARK, fleet.root + "delta/deliveries")
                .orderBy("_effective_from")
                .select("delay")
                .collectAsList();

        // then
        double first = delays.get(0).getDouble(0) + Envelope.commit(1).toEpochMilli();
        double second = delays.get(1).getDouble(0) + Envelope.commit(2).toEpochMilli();
        assertThat(delays).hasSize(2);
        assertThat(first).isLessThanOrEqualTo(between);
        assertThat(second)
                .isGreaterThanOrEqualTo(between)
                .isCloseTo((double) System.currentTimeMillis(), within(60_000.0));
    }

    private static Envelope delivery(String operation, long lsn) {
        return change("deliveries", operation, lsn, "id", 1, "status", "assigned", "notes", "ring twice");
    }
}
