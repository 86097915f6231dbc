package io.millrace.reconciliation.domain;

import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.reconcile.ReconcileResult;
import io.millrace.platform.reconcile.ReconcileResult.Table;
import io.millrace.platform.reconcile.Verdict;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ResultCheckTest {
    private static final ReconcileArguments ASKED = new ReconcileArguments(
            "run-1", "s3://b/t.yaml", "fleet", "0", List.of("a", "b"), false, "dms", "slot", null, 120, "s3://b/r/");

    @Test
    void the_answer_to_what_was_asked_counts() {
        assertThat(ResultCheck.faults(ASKED, result("run-1", "fleet", "a", "b")))
                .isEmpty();
    }

    @Test
    void an_answer_to_another_question_does_not() {
        assertThat(ResultCheck.faults(ASKED, result("run-2", "lorries", "a")))
                .containsExactly(
                        "runId is run-2 instead of run-1",
                        "dataset is lorries instead of fleet",
                        "tables is [a] instead of [a, b]");
    }

    private static ReconcileResult result(String run, String dataset, String... tables) {
        List<Table> all = List.of(tables).stream()
                .map(name -> new Table(name, Verdict.FAILED, null, null, null, "behind"))
                .toList();
        return new ReconcileResult("reconcile", run, dataset, "t", "t", all);
    }
}
