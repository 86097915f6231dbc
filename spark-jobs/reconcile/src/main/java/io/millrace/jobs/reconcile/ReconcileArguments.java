package io.millrace.jobs.reconcile;

import io.millrace.config.Problem;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.jobs.support.JobArguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What to reconcile.
 *
 * @param config address of {@code tables.yaml}
 * @param stackName for <code>${STACK_NAME}</code>; absent when the file does not need it
 * @param awsAccountId for <code>${AWS_ACCOUNT_ID}</code>; absent when the file does not need it
 * @param tables their names; absent for all that have a stream
 * @param repair whether keys that differ are read again from the source and merged
 * @param profile in which change capture writes: {@code dms} or {@code exact}
 * @param slot replication slot of change capture
 * @param checkpointRoot folder of the streams' checkpoints; absent for the configuration's
 * @param patienceSeconds how long a lake that stands still, and before a repair open transactions of the source, are waited for
 * @param target folder of the result, with a slash at the end
 */
public record ReconcileArguments(
        String runId,
        String config,
        String stackName,
        String awsAccountId,
        List<String> tables,
        Boolean repair,
        String profile,
        String slot,
        String checkpointRoot,
        Integer patienceSeconds,
        String target)
        implements JobArguments {
    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        required(problems, "runId", runId, "[A-Za-z0-9._-]+");
        required(problems, "config", config, "[a-z0-9]+:/.+");
        required(problems, "slot", slot, "[a-z0-9_]+");
        required(problems, "target", target, "[a-z0-9]+:/.+/");
        if (typeProfile().isEmpty()) {
            problems.add(wrong("profile", profile, "Set it to dms or exact, as change capture is."));
        }
        if (patienceSeconds == null || patienceSeconds < 1) {
            problems.add(wrong("patienceSeconds", patienceSeconds, "Give it a number above 0."));
        }
        if (repair == null) {
            problems.add(wrong("repair", null, "Set it to true or false."));
        }
        return problems;
    }

    /** The profile, if there is one of that name. */
    Optional<TypeProfile> typeProfile() {
        return Arrays.stream(TypeProfile.values())
                .filter(one -> one.title().equals(profile))
                .findFirst();
    }

    private static void required(List<Problem> problems, String name, String value, String form) {
        if (value == null || !value.matches(form)) {
            problems.add(wrong(name, value, "Give it a value of the form " + form + "."));
        }
    }

    private static Problem wrong(String name, Object value, String whatToDo) {
        return new Problem("argument " + name, value == null ? "it is missing" : "it is '" + value + "'", whatToDo);
    }
}
