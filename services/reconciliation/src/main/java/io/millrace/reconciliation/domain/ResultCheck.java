package io.millrace.reconciliation.domain;

import io.millrace.platform.reconcile.ReconcileArguments;
import io.millrace.platform.reconcile.ReconcileResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Holds a result against what was asked for: nothing is believed because the job ended well. */
public final class ResultCheck {
    private ResultCheck() {}

    /** Everything that is wrong with it; empty when it may be told. */
    public static List<String> faults(ReconcileArguments asked, ReconcileResult result) {
        List<String> faults = new ArrayList<>();
        same(faults, "job", ReconcileArguments.JOB, result.job());
        same(faults, "runId", asked.runId(), result.runId());
        same(faults, "dataset", asked.stackName(), result.dataset());
        same(
                faults,
                "tables",
                asked.tables(),
                result.tables().stream().map(ReconcileResult.Table::name).toList());
        if (!asked.repair() && result.tables().stream().anyMatch(table -> table.repaired() != null)) {
            faults.add("a table was repaired, which was not asked for");
        }
        return faults;
    }

    private static void same(List<String> faults, String what, Object wanted, Object found) {
        if (!Objects.equals(wanted, found)) {
            faults.add(what + " is " + found + " instead of " + wanted);
        }
    }
}
