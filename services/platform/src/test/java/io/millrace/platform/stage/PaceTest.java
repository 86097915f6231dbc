package io.millrace.platform.stage;

import io.millrace.platform.testing.SteppedClock;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PaceTest {
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final Pace pace = new Pace(clock, Duration.ofSeconds(2));

    @Test
    void run_that_found_nothing_new_does_not_look_again_before_its_time() {
        // given
        pace.rest("run");
        clock.advance(Duration.ofMillis(1_999));
        // when, then
        assertThatExceptionOfType(StageWaitsException.class).isThrownBy(() -> pace.awake("run"));
        assertThatCode(() -> pace.awake("another run")).doesNotThrowAnyException();
    }

    @Test
    void run_looks_again_when_its_time_has_come() {
        // given
        pace.rest("run");
        clock.advance(Duration.ofSeconds(2));
        // when, then
        assertThatCode(() -> pace.awake("run")).doesNotThrowAnyException();
    }
}
