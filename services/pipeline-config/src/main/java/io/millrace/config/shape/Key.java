package io.millrace.config.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * A key of a group.
 *
 * @param aliases other names of it, older or newer
 * @param fallback what holds when it is not there; {@code null} for none, and for lists that are empty then
 * @param description for people, and for editors
 */
public record Key(
        String name, List<String> aliases, Shape shape, boolean required, Object fallback, String description) {

    /** A key that must be there. */
    public static Key required(String name, Shape shape, String description) {
        return new Key(name, List.of(), shape, true, null, description);
    }

    /** A key that may be left out. */
    public static Key optional(String name, Shape shape, String description) {
        return new Key(name, List.of(), shape, false, null, description);
    }

    /** The same, and what holds when it is left out. */
    public Key orElse(Object value) {
        return new Key(name, aliases, shape, false, value, description);
    }

    /** The same, under other names too. */
    public Key alias(String... names) {
        return new Key(name, List.of(names), shape, required, fallback, description);
    }

    /** Its name and its other names. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(aliases);
        return names;
    }
}
