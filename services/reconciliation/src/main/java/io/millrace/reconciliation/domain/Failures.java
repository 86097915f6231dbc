package io.millrace.reconciliation.domain;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.platform.reconcile.ReconcileResult;
import io.millrace.platform.reconcile.Verdict;
import io.millrace.platform.stage.StageFailureException;

import java.util.List;
import java.util.stream.Collectors;

/** Why tables could not be compared, in words for people. */
public final class Failures {
    private Failures() {}

    /** A request for tables that the pipeline does not have. */
    public static StageFailureException unknownTables(List<String> unknown, List<String> streamed) {
        return new StageFailureException(
                "Tables " + unknown + " cannot be compared",
                "the pipeline has no stream of that name; it has " + streamed,
                "Correct the names.");
    }

    /** A configuration that is not there. */
    public static StageFailureException noFile(String file, String why) {
        return new StageFailureException(
                "Tables cannot be compared",
                "file " + file + " cannot be read: " + why,
                "Put it there, or correct millrace.reconciliation.tables-file.");
    }

    /** A configuration that is wrong. */
    public static StageFailureException wrongFile(InvalidInputException refused) {
        return new StageFailureException(
                "Tables cannot be compared: their configuration has problems",
                refused.problems().stream()
                        .map(problem -> problem.what() + ": " + problem.why())
                        .collect(Collectors.joining("; ")),
                refused.problems().stream().map(Problem::whatToDo).distinct().collect(Collectors.joining(" ")));
    }

    /** Tables that could not be compared, each with the reason. */
    public static StageFailureException notCompared(ReconcileResult result) {
        List<ReconcileResult.Table> failed = failed(result);
        return new StageFailureException(
                failed.size() + " of " + result.tables().size() + " tables of " + result.dataset()
                        + " could not be compared",
                failed.stream()
                        .map(table -> table.name() + ": " + table.error())
                        .collect(Collectors.joining("; ")),
                "Mend that. The others were compared and told.");
    }

    /** The tables that could not be compared. */
    public static List<ReconcileResult.Table> failed(ReconcileResult result) {
        return result.tables().stream()
                .filter(table -> table.status() == Verdict.FAILED)
                .toList();
    }
}
