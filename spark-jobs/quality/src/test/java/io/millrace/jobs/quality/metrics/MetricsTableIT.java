package io.millrace.jobs.quality.metrics;

import io.millrace.config.quality.Severity;
import io.millrace.jobs.quality.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsTableIT {
    private static final Instant COMMITTED = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:09Z");

    @TempDir
    private Path folder;

    @Test
    void a_record_has_the_commit_time_as_its_time_and_a_batch_of_a_table_stands_there_once() {
        // given
        MetricsTable table = new MetricsTable(Lake.SPARK, folder.toUri().toString(), Clock.fixed(NOW, ZoneOffset.UTC));
        List<Measured> measured = List.of(
                new Measured("size", null, "rows", Over.BATCH, 4.0, null, 1.0, true, Severity.WARNING),
                new Measured("mean", "speed", null, Over.ALL, null, "no disk", null, false, Severity.ERROR));

        // when
        table.append("fleet", 7, COMMITTED, measured);
        table.append("fleet", 7, COMMITTED, measured);
        table.append("other", 7, COMMITTED, measured.subList(0, 1));

        // then
        Dataset<Row> rows = Lake.SPARK.read().format("delta").load(folder.toString());
        assertThat(rows.schema().simpleString()).isEqualTo(MetricsTable.SCHEMA.simpleString());
        assertThat(rows.orderBy("table_name", "metric_name").collectAsList())
                .extracting(Row::toString)
                .isEqualTo(
                        Arrays.asList(
                                "[fleet,7,mean,speed,null,null,false,2026-03-01 10:00:00.123456,2026-03-01 10:00:09.0,all,null,no disk]",
                                "[fleet,7,size,null,4.0,1.0,true,2026-03-01 10:00:00.123456,2026-03-01 10:00:09.0,batch,rows,null]",
                                "[other,7,size,null,4.0,1.0,true,2026-03-01 10:00:00.123456,2026-03-01 10:00:09.0,batch,rows,null]"));
        assertThat(folder.resolve("table_name=fleet")).isDirectory();
    }
}
