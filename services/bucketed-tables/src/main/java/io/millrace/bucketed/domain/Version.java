package io.millrace.bucketed.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a dataset: its snapshot's date and the run that wrote it.
 *
 * @param snapshotDt {@code YYYY-MM-DD}
 * @param run eight hex digits of the event that the run answered
 */
public record Version(LocalDate snapshotDt, String run) {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-([0-9a-f]{8})");

    /** From its name, for example {@code 2025-10-22-1f0c9a3b}; empty when it is none or the date is not real. */
    public static Optional<Version> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Version(LocalDate.parse(matcher.group(1)), matcher.group(2)));
        } catch (DateTimeParseException notReal) {
            return Optional.empty();
        }
    }

    /** Its name, as in folders and events. */
    public String name() {
        return snapshotDt + "-" + run;
    }

    /** The name of its folder, {@code v=…/}. */
    public String folder() {
        return "v=" + name() + "/";
    }

    @Override
    public String toString() {
        return name();
    }
}
