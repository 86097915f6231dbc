package io.millrace.platform.spark;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why the job refused its input: the document {@code metadata/failure.json} in its target.
 *
 * @param at when, in ISO form
 * @param problems all of them
 */
public record JobRefusal(String job, String at, List<Problem> problems) {
    private static final int MOST_TOLD = 200;

    /** Something that is wrong with it. */
    public record Problem(String what, String why, String whatToDo) {}

    /** Copies the problems, of which there is at least one. */
    public JobRefusal {
        if (problems == null || problems.isEmpty()) {
            throw new IllegalArgumentException("it names no problem");
        }
        problems = List.copyOf(problems);
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException with the reason, when it is no such document
     */
    public static JobRefusal parse(String json) {
        return JobJson.read(json, JobRefusal.class);
    }

    /** Every problem with its reason. */
    public String reasons() {
        String told = problems.stream()
                .limit(MOST_TOLD)
                .map(problem -> problem.what() + ": " + problem.why())
                .collect(Collectors.joining("; "));
        return problems.size() > MOST_TOLD ? told + "; and " + (problems.size() - MOST_TOLD) + " more" : told;
    }

    /** What to do about them; the same advice is given once. */
    public String advice() {
        return problems.stream()
                .map(Problem::whatToDo)
                .distinct()
                .limit(MOST_TOLD)
                .collect(Collectors.joining(" "));
    }
}
