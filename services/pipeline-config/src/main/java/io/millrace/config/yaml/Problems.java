package io.millrace.config.yaml;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a file; hands it out in the file's order, each thing once. */
public final class Problems {
    private final Set<Found> found = new LinkedHashSet<>();

    private record Found(Place place, Problem problem) {}

    /** Something is wrong at a place. */
    public void add(Place place, String why, String whatToDo) {
        add(place, "", why, whatToDo);
    }

    /**
     * Something is wrong at a place.
     *
     * @param part what stands there, for people: {@code rule tel_001 of table alerts}; may be empty
     */
    public void add(Place place, String part, String why, String whatToDo) {
        String what = part.isEmpty() ? place.toString() : place + " (" + part + ")";
        found.add(new Found(place, new Problem(what, why, whatToDo)));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of it, by place. */
    public List<Problem> all() {
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Found::place));
        return sorted.stream().map(Found::problem).toList();
    }

    /** Ends the reading when something is wrong. */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new InvalidInputException(all());
        }
    }
}
