package io.millrace.bucketing.domain;

import io.millrace.events.EventIds;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** Names that follow from a cause: the same cause always gets the same. */
public final class RunNames {
    private static final Pattern SPARK_RUN = Pattern.compile("[A-Za-z0-9._-]{1,56}");

    private RunNames() {}

    /** A version: the snapshot's date and the {@linkplain EventIds#digits digits} of the cause. */
    public static String version(LocalDate date, String causeId) {
        return date + "-" + EventIds.digits(causeId);
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
