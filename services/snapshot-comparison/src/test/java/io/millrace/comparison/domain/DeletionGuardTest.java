package io.millrace.comparison.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeletionGuardTest {
    private final DeletionGuard guard = new DeletionGuard(20, 10);

    @ParameterizedTest(name = "{0} of {1} rows deleted: held {2}")
    @CsvSource({
        "0, 0, false",
        "10, 10, false",
        "10, 20, false",
        "11, 55, false",
        "11, 54, true",
        "11, 56, false",
        "11, 11, true",
        "200, 1000, false",
        "201, 1000, true",
        "1, 1, false"
    })
    void holds_only_what_exceeds_both_limits(long deleted, long previous, boolean held) {
        // given
        SnapshotDifference difference = new SnapshotDifference(previous, previous - deleted, 0, deleted, 0, 0);
        // when, then
        assertThat(guard.holds(difference)).isEqualTo(held);
    }

    @Test
    void a_mass_retarget_is_as_suspicious_as_a_mass_removal() {
        // given
        SnapshotDifference difference = new SnapshotDifference(50, 50, 30, 30, 30, 0);
        // when, then
        assertThat(guard.holds(difference)).isTrue();
        assertThat(DeletionGuard.share(difference)).isEqualTo(60.0);
    }
}
