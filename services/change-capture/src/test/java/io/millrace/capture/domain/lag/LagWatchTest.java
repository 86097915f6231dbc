package io.millrace.capture.domain.lag;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LagWatchTest {
    private static final LagLimits LIMITS =
            new LagLimits(Duration.ofSeconds(60), 1_000, 10_000, Duration.ofSeconds(300));
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void every_limit_that_is_passed_is_named() {
        // given
        LagReading reading = new LagReading(Duration.ofSeconds(75), 2_000, 20_000, Duration.ofSeconds(301), NOW);
        // when
        List<String> told = new LagWatch(LIMITS).toTell(reading);
        // then
        assertThat(told)
                .hasSize(4)
                .contains("lag of 75 s, at most 60 s")
                .anyMatch(text -> text.startsWith("log held"))
                .anyMatch(text -> text.startsWith("no change for 301 s"));
    }

    @Test
    void limits_of_zero_are_none_and_silence_begins_with_the_first_change() {
        // given
        LagLimits none = new LagLimits(Duration.ZERO, 0, 0, Duration.ZERO);
        LagReading bad = new LagReading(Duration.ofDays(9), Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(9), NOW);
        LagReading neverAny = new LagReading(Duration.ZERO, 0, 0, null, null);
        // then
        assertThat(new LagWatch(none).toTell(bad)).isEmpty();
        assertThat(new LagWatch(LIMITS).toTell(neverAny)).isEmpty();
    }

    @Test
    void what_could_not_be_told_is_told_again() {
        // given
        LagWatch watch = new LagWatch(LIMITS);
        watch.toTell(lag(70));
        // when
        watch.untold();
        // then
        assertThat(watch.toTell(lag(70))).isNotEmpty();
    }

    @Property(tries = 300)
    void an_episode_is_told_once_and_ends_only_well_below_the_limit(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 120) Integer> lags) {
        // given
        LagWatch watch = new LagWatch(LIMITS);
        boolean open = false;
        for (int seconds : lags) {
            // when
            boolean told = !watch.toTell(lag(seconds)).isEmpty();
            // then
            assertThat(told).isEqualTo(!open && seconds > 60);
            open = open ? seconds > 48 : seconds > 60;
        }
    }

    @Test
    void the_lag_is_the_age_of_the_oldest_mark_that_has_not_come_out() {
        // given
        Markers markers = new Markers();
        long first = markers.send(NOW);
        long second = markers.send(NOW.plusSeconds(10));
        // then
        assertThat(markers.lag(NOW.plusSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        markers.received(first);
        assertThat(markers.lag(NOW.plusSeconds(30))).isEqualTo(Duration.ofSeconds(20));
        markers.received(second);
        assertThat(markers.lag(NOW.plusSeconds(30))).isEqualTo(Duration.ZERO);
    }

    @Test
    void after_a_restart_the_lag_counts_from_the_stored_position_until_a_mark_comes_out() {
        // given
        Markers markers = new Markers();
        markers.start(NOW.minusSeconds(500));
        long mark = markers.send(NOW);
        // then
        assertThat(markers.lag(NOW)).isEqualTo(Duration.ofSeconds(500));
        markers.received(mark);
        assertThat(markers.lag(NOW)).isEqualTo(Duration.ZERO);
    }

    private static LagReading lag(int seconds) {
        return new LagReading(Duration.ofSeconds(seconds), 0, 0, null, NOW);
    }
}
