package io.millrace.bucketing.domain;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

class JobArgumentsTest {
    private static final JobArguments ARGUMENTS =
            JobArguments.of(Plans.WIDE, LocalDate.of(2025, 10, 22), "2025-10-22-1f0c9a3b", "run-1");

    @Test
    void document_has_the_keys_and_words_of_the_jobs_contract() {
        assertThat(ARGUMENTS.toJson())
                .isEqualTo(
                        """
                {
                  "runId" : "run-1",
                  "dataset" : "wide",
                  "snapshotDt" : "2025-10-22",
                  "version" : "2025-10-22-1f0c9a3b",
                  "source" : "s3://lake/opus/wide/raw_input/snapshot_dt=2025-10-22/",
                  "mapping" : "s3://lake/mapping.csv",
                  "tables" : [ "ibe_01", "ibe_02" ],
                  "target" : "s3://lake/bucketed/wide/v=2025-10-22-1f0c9a3b/",
                  "key" : "customer_user_id",
                  "buckets" : 256,
                  "layouts" : [ "hive-buckets", "files" ],
                  "targetFileMb" : 512,
                  "nullKeys" : "bucket-zero",
                  "onMissingColumn" : "skip-column"
                }
                """);
    }

    @Test
    void document_is_read_as_it_was_written() {
        assertThat(JobArguments.parse(ARGUMENTS.toJson())).isEqualTo(ARGUMENTS);
    }
}
