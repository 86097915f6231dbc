package io.millrace.config.mappings;

import java.util.regex.Pattern;

/** A name with DMS's wildcards: {@code %} is any text, {@code _} any character, {@code [_]} and {@code [%]} themselves. */
public final class NamePattern {
    private final String text;
    private final Pattern pattern;

    private NamePattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** A name with wildcards. */
    public static NamePattern of(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("[_]", i) || text.startsWith("[%]", i)) {
                regex.append(text.charAt(i + 1));
                i += 2;
                continue;
            }
            char c = text.charAt(i);
            regex.append(
                    switch (c) {
                        case '%' -> ".*";
                        case '_' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return new NamePattern(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** A name that is meant as it is written. */
    public static NamePattern literal(String text) {
        return new NamePattern(text, Pattern.compile(Pattern.quote(text)));
    }

    /** Whether the whole name fits. */
    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
