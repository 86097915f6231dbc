package io.millrace.jobs.support;

import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.Test;

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
