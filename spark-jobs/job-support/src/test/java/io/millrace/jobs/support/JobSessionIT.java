package io.millrace.jobs.support;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class JobSessionIT {
    private final RuntimeConfig settings = Sessions.SPARK.conf();

    @Test
    void times_are_utc_and_by_the_calendar_that_everybody_uses() {
        assertThat(settings.get("spark.sql.session.timeZone")).isEqualTo("UTC");
        assertThat(settings.get("spark.sql.parquet.datetimeRebaseModeInRead")).isEqualTo("CORRECTED");
        assertThat(settings.get("spark.sql.parquet.int96RebaseModeInRead")).isEqualTo("CORRECTED");
    }

    @Test
    void days_and_moments_of_long_ago_are_written_and_read_as_they_are(@TempDir Path folder) {
        // given
        Dataset<Row> old =
                Sessions.SPARK.sql("select date'0001-01-01' as birthday, timestamp'1582-10-04 12:00:00' as signed,"
                        + " timestamp'1899-12-31 23:59:59.999999' as moment");
        String place = folder.resolve("old").toString();

        // when
        for (String type : List.of("TIMESTAMP_MICROS", "INT96")) {
            settings.set("spark.sql.parquet.outputTimestampType", type);
            old.write().mode("append").parquet(place);
        }
        settings.unset("spark.sql.parquet.outputTimestampType");

        // then
        assertThat(Sessions.SPARK.read().parquet(place).collectAsList())
                .hasSize(2)
                .containsOnly(old.head());
    }

    @Test
    void no_task_runs_twice_at_a_time_and_no_page_is_served() {
        assertThat(settings.get("spark.speculation")).isEqualTo("false");
        assertThat(settings.get("spark.ui.enabled")).isEqualTo("false");
    }

    @Test
    void without_a_submitter_it_runs_here_on_the_threads_that_the_environment_names() {
        assertThat(Sessions.SPARK.sparkContext().master()).isEqualTo("local[2]");
        assertThat(settings.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    }

    @Test
    void addresses_that_begin_with_s3_are_read_by_s3a_with_the_environments_endpoint() {
        assertThat(Sessions.SPARK.sparkContext().hadoopConfiguration().get("fs.s3.impl"))
                .isEqualTo("org.apache.hadoop.fs.s3a.S3AFileSystem");
        assertThat(Sessions.SPARK.sparkContext().hadoopConfiguration().get("fs.s3a.endpoint"))
                .isEqualTo("http://127.0.0.1:1");
    }
}
