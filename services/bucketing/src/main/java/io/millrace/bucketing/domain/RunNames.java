package io.millrace.bucketing.domain;

import io.millrace.events.EventIds;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that follow from a cause: the same cause always gets the same. */
public final class RunNames {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{8}.*");
    private static final Pattern SPARK_RUN = Pattern.compile("[A-Za-z0-9._-]{1,56}");
    private static final int DIGITS = 8;

    private RunNames() {}

    /** A version: {@code {snapshotDt}-{first eight hex digits of the cause's id}}. */
    public static String version(LocalDate date, String causeId) {
        String digits = causeId.replace("-", "").toLowerCase(Locale.ROOT);
        String hex = HEX.matcher(digits).matches() ? digits : EventIds.derived(causeId, "version");
        return date + "-" + hex.substring(0, DIGITS);
    }

    /**
     * The Spark run of a cause.
     *
     * @param round above 1 when a person ran it again
     */
    public static String sparkRun(String causeId, int round) {
        String id = SPARK_RUN.matcher(causeId).matches() ? causeId : EventIds.derived(causeId, "spark");
        return round > 1 ? id + "-r" + round : id;
    }
}
