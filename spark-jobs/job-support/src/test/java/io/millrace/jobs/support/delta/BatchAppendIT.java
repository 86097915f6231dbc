package io.millrace.jobs.support.delta;

import io.delta.exceptions.ConcurrentTransactionException;
import io.millrace.jobs.support.Sessions;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchAppendIT {
    private static final int ROWS = 8;

    @TempDir
    private Path folder;

    @Test
    void a_batch_is_in_the_table_once_whoever_else_writes() {
        // given
        append("a", 3);
        append("b", 3);

        // when
        append("a", 3);

        // then
        assertThat(table().count()).isEqualTo(2 * ROWS);
        assertThat(has("a", 3)).isTrue();
        assertThat(has("a", 4)).isFalse();
        assertThat(has("c", 0)).isFalse();
    }

    @Test
    void a_batch_after_the_first_takes_the_one_spark_job_that_writes_it() throws Exception {
        // given
        append("a", 1);
        Jobs jobs = new Jobs();
        Sessions.SPARK.sparkContext().addSparkListener(jobs);

        // when
        try {
            append("a", 2);
            Sessions.SPARK.sparkContext().listenerBus().waitUntilEmpty();
        } finally {
            Sessions.SPARK.sparkContext().removeSparkListener(jobs);
        }

        // then
        assertThat(jobs.started).hasValue(1);
        assertThat(table().count()).isEqualTo(2 * ROWS);
    }

    @Test
    void a_table_without_checksums_tells_its_batches_by_its_log() throws Exception {
        // given
        append("a", 1);
        for (Path checksum : files(".crc")) {
            Files.delete(checksum);
        }
        DeltaLog.clearCache();

        // when
        append("a", 1);

        // then
        assertThat(table().count()).isEqualTo(ROWS);
        assertThat(has("a", 1)).isTrue();
    }

    @Test
    void a_batch_that_delta_s_own_writer_wrote_is_known() {
        // given
        rows().write()
                .format("delta")
                .option("txnAppId", "a")
                .option("txnVersion", 5)
                .save(location());

        // when
        append("a", 5);

        // then
        assertThat(table().count()).isEqualTo(ROWS);
    }

    @Test
    void the_same_batch_committed_by_another_process_meanwhile_is_a_conflict_and_adds_nothing() {
        // given
        append("a", 1);
        String location = location();
        UDF1<Long, Long> meanwhile = id -> {
            if (id == 0) {
                CompletableFuture.runAsync(() -> appends("a", 2).to(location, rows()))
                        .join();
            }
            return id;
        };
        Dataset<Row> rows = rows().select(
                        udf(meanwhile, DataTypes.LongType).apply(col("id")).as("id"));

        // when
        assertThatThrownBy(() -> appends("a", 2).to(location(), rows))
                .isInstanceOf(ConcurrentTransactionException.class);

        // then
        assertThat(table().count()).isEqualTo(2 * ROWS);
    }

    private void append(String writer, long batch) {
        appends(writer, batch).to(location(), rows());
    }

    private static BatchAppend appends(String writer, long batch) {
        return new BatchAppend(writer, batch, List.of(), Map.of());
    }

    private static Dataset<Row> rows() {
        return Sessions.SPARK.range(ROWS).toDF("id");
    }

    private Dataset<Row> table() {
        return Sessions.SPARK.read().format("delta").load(location());
    }

    private boolean has(String writer, long batch) {
        return AppliedBatches.has(Sessions.SPARK, location(), writer, batch);
    }

    private String location() {
        return folder.resolve("table").toString();
    }

    private List<Path> files(String ending) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)
                            && !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static final class Jobs extends SparkListener {
        private final AtomicInteger started = new AtomicInteger();

        @Override
        public void onJobStart(SparkListenerJobStart job) {
            started.incrementAndGet();
        }
    }
}
