package io.millrace.alerting.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void the_first_call_need_not_wait() {
        // when
        long wait = new Pace(1).reserve(17, 1);

        // then
        assertThat(wait).isZero();
    }

    @Test
    void calls_at_once_are_spread_at_the_set_rate() {
        // given
        Pace pace = new Pace(2);

        // when
        long[] waits = {pace.reserve(0, 1), pace.reserve(0, 1), pace.reserve(0, 1), pace.reserve(SECOND / 4, 1)};

        // then
        assertThat(waits).containsExactly(0, SECOND / 2, SECOND, SECOND + SECOND / 4);
    }

    @Test
    void time_without_calls_is_not_saved_up() {
        // given
        Pace pace = new Pace(1);
        pace.reserve(0, 1);

        // when
        long[] waits = {pace.reserve(60 * SECOND, 1), pace.reserve(60 * SECOND, 1)};

        // then
        assertThat(waits).containsExactly(0, SECOND);
    }

    @Test
    void a_mail_to_several_recipients_counts_as_many() {
        // given
        Pace pace = new Pace(2);

        // when
        long[] waits = {pace.reserve(0, 3), pace.reserve(0, 1), pace.reserve(0, 1)};

        // then
        assertThat(waits).containsExactly(0, 3 * SECOND / 2, 2 * SECOND);
    }
}
