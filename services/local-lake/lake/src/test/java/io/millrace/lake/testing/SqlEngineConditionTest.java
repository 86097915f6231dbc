package io.millrace.lake.testing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlEngineConditionTest {
    private static final Optional<String> NO_JDK = Optional.of("no JDK: install one");

    @Test
    void a_test_is_skipped_with_the_reason_where_the_engine_cannot_run() {
        // when
        ConditionEvaluationResult result = new SqlEngineCondition(NO_JDK, false).evaluateExecutionCondition(null);

        // then
        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("no JDK: install one");
    }

    @Test
    void under_continuous_integration_it_fails_instead() {
        assertThatThrownBy(() -> new SqlEngineCondition(NO_JDK, true).evaluateExecutionCondition(null))
                .hasMessageContaining("no JDK: install one")
                .hasMessageContaining("CI=true");
    }

    @Test
    void it_runs_where_the_engine_can() {
        assertThat(new SqlEngineCondition(Optional.empty(), true)
                        .evaluateExecutionCondition(null)
                        .isDisabled())
                .isFalse();
    }
}
