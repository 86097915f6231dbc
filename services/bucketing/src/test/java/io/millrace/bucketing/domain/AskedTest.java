package io.millrace.bucketing.domain;

import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.stage.StageFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AskedTest {
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "2025-10-22, s3://lake/opus/wide/raw_input/snapshot_dt=2025-10-22/",
        "anything, s3://lake/opus/wide/raw_input/snapshot_dt=2025-10-22",
        "anything, s3a://lake/opus/wide/raw_input/snapshot_dt=2025-10-22/part-0.parquet",
        "2025-10-22, s3://lake/opus/wide/raw_input/",
        "snapshot_dt=2025-10-22, s3://lake/opus/wide/"
    })
    void snapshot_is_that_of_the_location_or_the_name(String name, URI location) {
        assertThat(Asked.of(written(name, location, null), Plans.WIDE).date()).contains(LocalDate.of(2025, 10, 22));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "2025-10-22, s3://other/opus/wide/raw_input/snapshot_dt=2025-10-22/, settings have it at",
        "2025-10-15, s3://lake/opus/wide/raw_input/snapshot_dt=2025-10-22/, settings have it at",
        "latest, s3://lake/opus/wide/raw_input/, neither",
        "2025-02-30, s3://lake/opus/wide/raw_input/, neither",
        "2025-10-22, file:///opus/wide/raw_input/, Expected a folder"
    })
    void news_that_cannot_be_placed_fails(String name, URI location, String word) {
        assertThatThrownBy(() -> Asked.of(written(name, location, null), Plans.WIDE))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining(word);
    }

    @Test
    void manifest_and_rows_of_the_news_are_held_against_the_snapshot() {
        // given
        URI location = URI.create("s3://lake/opus/wide/raw_input/snapshot_dt=2025-10-22/");
        // when
        Asked asked = Asked.of(written("2025-10-22", location, URI.create("s3://lake/m.json")), Plans.WIDE);
        // then
        assertThat(asked.manifest()).contains(new ObjectLocation("lake", "m.json"));
        assertThat(asked.rows()).contains(7L);
    }

    @Test
    void request_for_a_day_that_no_calendar_has_fails() {
        assertThatThrownBy(() -> Asked.of(new BucketingRequested("wide", "2025-02-30", null), Plans.WIDE))
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("2025-02-30");
    }

    private static SnapshotWritten written(String name, URI location, URI manifest) {
        return new SnapshotWritten("wide", "test", name, location, manifest, 7L, null);
    }
}
