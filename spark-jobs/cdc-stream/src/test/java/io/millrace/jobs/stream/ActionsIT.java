package io.millrace.jobs.stream;

import io.millrace.jobs.stream.batch.Step;
import io.millrace.jobs.stream.testing.Fleet;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import static io.millrace.jobs.stream.testing.Messages.delivery;
import static org.assertj.core.api.Assertions.assertThat;

class ActionsIT {
    @TempDir
    private Path folder;

    @Test
    void a_batch_reads_its_messages_once_and_takes_few_spark_jobs() throws TimeoutException {
        // given
        Fleet fleet = new Fleet(folder).with("--max-messages", "4");
        for (int id = 1; id <= 4; id++) {
            fleet.send("deliveries", delivery("insert", id, id, "assigned"));
        }
        fleet.run("deliveries");
        for (int id = 1; id <= 4; id++) {
            fleet.send("deliveries", delivery("update", 10 + id, id, id == 4 ? "stolen" : "delivered"));
        }
        for (int id = 5; id <= 8; id++) {
            fleet.send("deliveries", delivery("insert", 20 + id, id, id == 8 ? "stolen" : "assigned"));
        }
        Jobs jobs = new Jobs();
        Map<Step, Integer> after = new EnumMap<>(Step.class);
        fleet.watcher = (step, batch) -> {
            if (batch.number() == 2) {
                after.put(step, jobs.ofBatch(2));
            }
        };
        Fleet.SPARK.sparkContext().addSparkListener(jobs);

        // when
        boolean well = fleet.run("deliveries");
        Fleet.SPARK.sparkContext().removeSparkListener(jobs);

        // then
        assertThat(well).isTrue();
        assertThat(told("messages", fleet)).isNotEmpty().isEqualTo(told("rows", fleet));
        assertThat(after).containsEntry(Step.SURVEYED, 1).containsEntry(Step.QUARANTINED, 3);
        assertThat(jobs.ofBatch(2)).isLessThanOrEqualTo(6);
    }

    /** Counts of batches: messages as the pipeline counted them, or rows as the source read them. */
    private static List<String> told(String what, Fleet fleet) {
        return Pattern.compile("batch=(\\d+) " + what + "=(\\d+)")
                .matcher(fleet.said())
                .results()
                .map(batch -> batch.group(1) + ":" + batch.group(2))
                .toList();
    }

    private static final class Jobs extends SparkListener {
        private final Map<String, AtomicInteger> jobs = new java.util.concurrent.ConcurrentHashMap<>();

        @Override
        public void onJobStart(SparkListenerJobStart job) {
            String batch = String.valueOf(job.properties().getProperty("streaming.sql.batchId"));
            jobs.computeIfAbsent(batch, number -> new AtomicInteger()).incrementAndGet();
        }

        int ofBatch(long number) {
            try {
                Fleet.SPARK.sparkContext().listenerBus().waitUntilEmpty();
            } catch (TimeoutException e) {
                throw new AssertionError(e);
            }
            return jobs.getOrDefault(Long.toString(number), new AtomicInteger()).get();
        }
    }
}
