package io.millrace.platform.snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTimesTest {
    private final SnapshotTimes times = new SnapshotTimes(
            Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC), Duration.ofMinutes(5));

    @ParameterizedTest
    @ValueSource(strings = {"20260131120000", "20260131120500", "19990101000000"})
    void a_name_of_the_past_or_within_the_tolerance_is_taken(String name) {
        assertThat(times.objection(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260131120501", "20260131140000", "20991231235959"})
    void a_name_beyond_the_tolerance_is_refused_with_the_latest_that_is_taken(String name) {
        assertThat(times.objection(name)).hasValueSatisfying(why -> assertThat(why)
                .contains(name, "in the future", "2026-01-31T12:05:00Z", "millrace.platform.clock-tolerance"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "latest", "2026-01-31", "202601311200", "20260230120000", "20260131250000", "２０２６０１３１１２００００"
            })
    void a_name_that_is_no_time_is_refused_since_it_would_stand_before_or_behind_all_others(String name) {
        assertThat(times.objection(name))
                .hasValueSatisfying(why -> assertThat(why).contains("its name " + name, "yyyyMMddHHmmss"));
    }

    @Test
    void a_name_is_a_time_in_utc() {
        assertThat(times.objection("20260131130000"))
                .hasValueSatisfying(why -> assertThat(why).contains("2026-01-31T13:00:00Z"));
    }
}
