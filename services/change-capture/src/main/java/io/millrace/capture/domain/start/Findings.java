package io.millrace.capture.domain.start;

import io.millrace.config.Problem;

import java.util.ArrayList;
import java.util.List;

/** What the checks found: problems keep capture from starting, warnings do not. */
public final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void problem(String what, String why, String whatToDo) {
        problems.add(new Problem(what, why, whatToDo));
    }

    void warning(String what, String why, String whatToDo) {
        warnings.add(new Problem(what, why, whatToDo));
    }

    /** What must be mended first. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What a person should know. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
