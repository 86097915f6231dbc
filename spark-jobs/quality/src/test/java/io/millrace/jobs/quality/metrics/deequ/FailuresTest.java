package io.millrace.jobs.quality.metrics.deequ;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FailuresTest {
    @Test
    void a_log_has_where_a_failure_comes_from_and_no_value_of_a_row() {
        // given
        Exception failure = new IllegalStateException(
                catchThrowableOfType(NumberFormatException.class, () -> Integer.parseInt("a value of a row")));

        // when
        String told = Failures.forLog(failure);

        // then
        assertThat(told)
                .contains("NumberFormatException", "at java.base/java.lang.Integer.parseInt")
                .doesNotContain("a value of a row");
    }
}
