package io.millrace.bucketing.domain;

import java.util.List;

/**
 * Why the job refused its input: the document {@code metadata/failure.json} of a version.
 *
 * @param at when, in ISO form
 * @param problems all of them
 */
public record JobRefusal(String job, String at, List<Problem> problems) {
    private static final int MOST_TOLD = 200;

    /** Something that is wrong with the snapshot, the mapping or the settings. */
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
        return StrictJson.read(json, JobRefusal.class);
    }

    /** Every problem with its reason. */
    public String reasons() {
        return listed(problems.stream()
                .map(problem -> problem.what() + ": " + problem.why())
                .toList());
    }

    /** What to do about them; the same advice is given once. */
    public String advice() {
        return listed(problems.stream().map(Problem::whatToDo).distinct().toList());
    }

    private static String listed(List<String> texts) {
        String told = String.join("; ", texts.subList(0, Math.min(texts.size(), MOST_TOLD)));
        return texts.size() > MOST_TOLD ? told + "; and " + (texts.size() - MOST_TOLD) + " more" : told;
    }
}
