package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;

import java.util.Locale;

/** Changes of a text's form, the same under every locale. */
public enum TextForm implements ValueTransform {
    /** Takes spaces away from both ends, as SQL's {@code TRIM} does; tabs and line ends stay. */
    TRIM,
    /** Small letters. */
    LOWER,
    /** Capital letters. */
    UPPER;

    @Override
    public Object apply(Object value) {
        if (value == null) {
            return null;
        }
        String text = (String) value;
        return switch (this) {
            case TRIM -> trimmed(text);
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case UPPER -> text.toUpperCase(Locale.ROOT);
        };
    }

    TransformType.Made of(ColumnType input) {
        return new TransformType.Made(this, input);
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }
}
