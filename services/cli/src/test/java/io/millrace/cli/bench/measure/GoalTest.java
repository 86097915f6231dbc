package io.millrace.cli.bench.measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GoalTest {

    @ParameterizedTest
    @CsvSource({"99.99, false", "100, true", "101, true", "NaN, false"})
    void at_least_is_met_from_the_bound_upwards(double value, boolean met) {
        // when
        boolean found = Goal.atLeast(100).isMetBy(value);

        // then
        assertThat(found).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"1.31, false", "1.3, true", "0.5, true", "NaN, false"})
    void at_most_is_met_from_the_bound_downwards(double value, boolean met) {
        // when
        boolean found = Goal.atMost(1.3).isMetBy(value);

        // then
        assertThat(found).isEqualTo(met);
    }

    @Test
    void a_goal_reads_as_a_bound() {
        // when, then
        assertThat(Goal.atLeast(100)).hasToString("≥ 100");
        assertThat(Goal.atMost(1.3)).hasToString("≤ 1.30");
    }
}
