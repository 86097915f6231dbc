package io.millrace.config.tables.read;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as {@code tables.yaml} writes them: {@code 15 seconds}. */
final class Durations {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,7}) *([a-z]+?)s?");

    private Durations() {}

    /** The time; a text that is none gives the fall-back, since the reader has told it. */
    static Duration parse(String text, String fallback) {
        Matcher matcher = DURATION.matcher(text.matches(Forms.DURATION.pattern()) ? text : fallback);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time: " + fallback);
        }
        String unit = matcher.group(2);
        ChronoUnit chrono = "millisecond".equals(unit)
                ? ChronoUnit.MILLIS
                : ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT) + "S");
        return Duration.of(Long.parseLong(matcher.group(1)), chrono);
    }
}
