package io.millrace.config.tables.plan;

import io.millrace.config.tables.plan.Change.Difference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/** Collects what two parts differ in. */
final class Differences {
    private final List<Difference> found = new ArrayList<>();

    static Differences none() {
        return new Differences();
    }

    /** Compares a field of both. */
    <T> Differences of(String field, T before, T after, Function<T, ?> value) {
        return values(field, value.apply(before), value.apply(after));
    }

    Differences values(String field, Object before, Object after) {
        if (!Objects.equals(text(before), text(after))) {
            found.add(new Difference(field, text(before), text(after)));
        }
        return this;
    }

    /** Compares maps key by key. */
    Differences maps(String field, Map<String, Object> before, Map<String, Object> after) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.forEach(key -> values(field + "." + key, before.get(key), after.get(key)));
        return this;
    }

    List<Difference> found() {
        return List.copyOf(found);
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Duration time) {
            return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
        }
        return value instanceof Enum<?> word ? word.name().toLowerCase(java.util.Locale.ROOT) : value.toString();
    }
}
