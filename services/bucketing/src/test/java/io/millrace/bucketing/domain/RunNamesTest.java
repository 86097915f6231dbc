package io.millrace.bucketing.domain;

import io.millrace.platform.spark.SparkJob;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RunNamesTest {
    private static final LocalDate DATE = LocalDate.of(2025, 10, 22);

    @Test
    void version_is_the_date_and_eight_digits_of_the_cause() {
        assertThat(RunNames.version(DATE, "1F0C-9A3B-0000")).isEqualTo("2025-10-22-1f0c9a3b");
    }

    @Test
    void second_round_of_a_cause_is_another_spark_run() {
        assertThat(RunNames.sparkRun("e1", 1)).isEqualTo("e1");
        assertThat(RunNames.sparkRun("e1", 2)).isEqualTo("e1-r2");
    }

    @Property(tries = 200)
    void names_have_their_form_whatever_the_cause_is_called(
            @ForAll @StringLength(min = 1, max = 90) String cause, @ForAll @IntRange(min = 1, max = 999) int round) {
        // when
        String version = RunNames.version(DATE, cause);
        SparkJob job = new SparkJob(
                RunNames.sparkRun(cause, round), "n", "m", "j", List.of(), Map.of(), new SparkJob.Sizes(1, 1, 1, 1));
        // then
        assertThat(version).matches("2025-10-22-[0-9a-f]{8}").isEqualTo(RunNames.version(DATE, cause));
        assertThat(job.runId()).isNotEqualTo(RunNames.sparkRun(cause, round + 1));
    }
}
