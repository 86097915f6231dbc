package io.millrace.bucketing.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of snapshots as folders, events and requests write them. */
public final class SnapshotDates {
    /** What the name of a snapshot's folder begins with. */
    public static final String FOLDER = "snapshot_dt=";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern IN_PATH = Pattern.compile("(?:^|/)" + FOLDER + "([^/]*)(?:/|$)");

    private SnapshotDates() {}

    /** From {@code YYYY-MM-DD}; empty for another form and for a day that no calendar has, such as 2025-02-30. */
    public static Optional<LocalDate> parse(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notReal) {
            return Optional.empty();
        }
    }

    /** From the first folder {@code snapshot_dt=YYYY-MM-DD} of a path; empty when there is none, or its date is not real. */
    public static Optional<LocalDate> inPath(String path) {
        Matcher folder = IN_PATH.matcher(path);
        return folder.find() ? parse(folder.group(1)) : Optional.empty();
    }
}
