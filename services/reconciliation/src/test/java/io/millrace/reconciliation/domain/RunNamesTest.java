package io.millrace.reconciliation.domain;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunNamesTest {
    @Test
    void every_round_of_a_cause_has_a_run_of_its_own_whatever_the_cause_is_called() {
        assertThat(RunNames.sparkRun("airflow-1", 1)).isEqualTo("reconcile-airflow-1");
        assertThat(RunNames.sparkRun("airflow-1", 2)).isEqualTo("reconcile-airflow-1-r2");
        assertThat(RunNames.sparkRun("x".repeat(200) + "/ä", 12)).matches("reconcile-[0-9a-f-]{36}-r12");
    }
}
