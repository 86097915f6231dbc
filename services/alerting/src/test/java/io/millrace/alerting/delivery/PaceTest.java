package io.millrace.alerting.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_first_call_need_not_wait() {
        // when
        long wait = new Pace(1).reserve(17);

        // then
        assertThat(wait).isZero();
    }

    @Test
    void calls_at_once_are_spread_at_the_set_rate() {
        // given
        Pace pace = new Pace(2);

        // when
        long[] waits = {pace.reserve(0), pace.reserve(0), pace.reserve(0), pace.reserve(SECOND / 4)};

        // then
        assertThat(waits).containsExactly(0, SECOND / 2, SECOND, SECOND + SECOND / 4);
    }

    @Test
    void time_without_calls_is_not_saved_up() {
        // given
        Pace pace = new Pace(1);
        pace.reserve(0);

        // when
        long[] waits = {pace.reserve(60 * SECOND), pace.reserve(60 * SECOND)};

        // then
        assertThat(waits).containsExactly(0, SECOND);
    }
}
