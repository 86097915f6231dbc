package io.millrace.jobs.replay;

import io.millrace.config.Problem;
import io.millrace.jobs.replay.aside.Selection;
import io.millrace.jobs.support.JobArguments;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to do with which rows.
 *
 * @param config address of {@code tables.yaml}
 * @param stackName for <code>${STACK_NAME}</code>; absent when the file does not need it
 * @param awsAccountId for <code>${AWS_ACCOUNT_ID}</code>; absent when the file does not need it
 * @param verb {@code list}, {@code show} or {@code replay}
 * @param tables their names; absent for all that have a stream
 * @param rule id of a rule that the rows broke; absent for all rows
 * @param since earliest moment at which they were set aside; absent for any
 * @param until moment before which they were set aside; absent for any
 * @param patch address of a patch file; absent for none, and only with {@code replay}
 * @param dryRun whether {@code replay} only tells what it would do; absent for other verbs
 * @param most rows of a table that {@code show} shows; absent for other verbs
 * @param target folder of the result, with a slash at the end
 */
public record ReplayArguments(
        String runId,
        String config,
        String stackName,
        String awsAccountId,
        String verb,
        List<String> tables,
        String rule,
        String since,
        String until,
        String patch,
        Boolean dryRun,
        Integer most,
        String target)
        implements JobArguments {
    private static final int MOST_SHOWN = 10_000;
    private static final String ADDRESS = "[a-z0-9]+:/.+";

    /** What can be done. */
    public enum Verb {
        /** Counts by rule. */
        LIST,
        /** The rows. */
        SHOW,
        /** Bring back what passes now. */
        REPLAY
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        required(problems, "runId", runId, "[A-Za-z0-9._-]+");
        required(problems, "config", config, ADDRESS);
        required(problems, "target", target, ADDRESS + "/");
        if (patch != null) {
            required(problems, "patch", patch, ADDRESS);
        }
        moment(problems, "since", since);
        moment(problems, "until", until);
        Optional<Verb> known = knownVerb();
        if (known.isEmpty()) {
            problems.add(wrong("verb", verb, "Set it to list, show or replay."));
            return problems;
        }
        only(problems, Verb.REPLAY, "patch", patch);
        only(problems, Verb.REPLAY, "dryRun", dryRun);
        only(problems, Verb.SHOW, "most", most);
        if (known.get() == Verb.REPLAY && dryRun == null) {
            problems.add(wrong("dryRun", null, "Set it to true or false."));
        }
        if (known.get() == Verb.SHOW && (most == null || most < 1 || most > MOST_SHOWN)) {
            problems.add(wrong("most", most, "Give it a number from 1 to " + MOST_SHOWN + "."));
        }
        return problems;
    }

    /** The verb, if there is one of that name. */
    Optional<Verb> knownVerb() {
        return Arrays.stream(Verb.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(verb))
                .findFirst();
    }

    /** The rows that are meant. */
    Selection selection() {
        return new Selection(
                rule, since == null ? null : Instant.parse(since), until == null ? null : Instant.parse(until));
    }

    private void only(List<Problem> problems, Verb with, String name, Object value) {
        if (value != null && knownVerb().orElse(null) != with) {
            problems.add(new Problem(
                    "argument " + name,
                    "verb " + verb + " has no use for it",
                    "Leave it out, or give it with verb " + with.name().toLowerCase(Locale.ROOT) + "."));
        }
    }

    private static void moment(List<Problem> problems, String name, String value) {
        try {
            if (value != null) {
                Instant.parse(value);
            }
        } catch (DateTimeException noMoment) {
            problems.add(wrong(name, value, "Write a moment as 2026-03-01T10:00:00Z."));
        }
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
