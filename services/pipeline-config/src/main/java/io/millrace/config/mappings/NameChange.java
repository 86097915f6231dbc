package io.millrace.config.mappings;

import java.util.Locale;

/** What a transformation rule does to a name; {@code value} and {@code oldValue} as the rule has them. */
public enum NameChange {
    RENAME,
    CONVERT_LOWERCASE,
    CONVERT_UPPERCASE,
    ADD_PREFIX,
    REMOVE_PREFIX,
    REPLACE_PREFIX,
    ADD_SUFFIX,
    REMOVE_SUFFIX,
    REPLACE_SUFFIX,
    /** The column does not leave the source; for columns only. */
    REMOVE_COLUMN;

    /** The name in the file, for example {@code add-prefix}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean needsValue() {
        return switch (this) {
            case CONVERT_LOWERCASE, CONVERT_UPPERCASE, REMOVE_COLUMN -> false;
            default -> true;
        };
    }

    boolean needsOldValue() {
        return this == REPLACE_PREFIX || this == REPLACE_SUFFIX;
    }

    String apply(String name, String value, String oldValue) {
        return switch (this) {
            case RENAME -> value;
            case CONVERT_LOWERCASE -> name.toLowerCase(Locale.ROOT);
            case CONVERT_UPPERCASE -> name.toUpperCase(Locale.ROOT);
            case ADD_PREFIX -> value + name;
            case REMOVE_PREFIX -> name.startsWith(value) ? name.substring(value.length()) : name;
            case REPLACE_PREFIX -> name.startsWith(oldValue) ? value + name.substring(oldValue.length()) : name;
            case ADD_SUFFIX -> name + value;
            case REMOVE_SUFFIX -> name.endsWith(value) ? name.substring(0, name.length() - value.length()) : name;
            case REPLACE_SUFFIX ->
                name.endsWith(oldValue) ? name.substring(0, name.length() - oldValue.length()) + value : name;
            case REMOVE_COLUMN -> name;
        };
    }
}
