package io.millrace.jobs.support;

import io.millrace.config.Problem;

import java.util.ArrayList;
import java.util.List;

/** Arguments of a job that tests run. */
record Errand(String target, Integer count, Double share, Boolean loud, Shape shape, List<Shape> shapes)
        implements JobArguments {
    enum Shape {
        ROUND,
        SQUARE
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (target == null) {
            problems.add(new Problem("argument target", "it is missing", "Name a folder."));
        }
        if (count == null) {
            problems.add(new Problem("argument count", "it is missing", "Give it a number."));
        }
        return problems;
    }
}
