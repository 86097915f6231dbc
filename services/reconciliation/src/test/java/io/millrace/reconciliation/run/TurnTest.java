package io.millrace.reconciliation.run;

import io.millrace.platform.stage.StageWaitsException;
import io.millrace.platform.testing.SteppedClock;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TurnTest {
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final Turn turn = new Turn(clock, Duration.ofMinutes(1));

    @Test
    void another_run_waits_until_the_turn_is_given_back() {
        // given
        turn.take("one");
        // when, then
        assertThatExceptionOfType(StageWaitsException.class).isThrownBy(() -> turn.take("other"));
        assertThatCode(() -> turn.take("one")).doesNotThrowAnyException();
        turn.giveBack("one");
        assertThatCode(() -> turn.take("other")).doesNotThrowAnyException();
    }

    @Test
    void a_run_that_another_process_carried_on_loses_its_turn() {
        // given
        turn.take("one");
        clock.advance(Duration.ofSeconds(61));
        // when, then
        assertThatCode(() -> turn.take("other")).doesNotThrowAnyException();
    }
}
