package io.millrace.reconciliation.domain;

import io.millrace.events.EventIds;

import java.util.regex.Pattern;

/** Names that follow from a cause: the same cause always gets the same. */
public final class RunNames {
    private static final String PREFIX = "reconcile-";
    private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9._-]{1,48}");

    private RunNames() {}

    /**
     * The Spark run of a cause.
     *
     * @param round above 1 when a person ran it again
     */
    public static String sparkRun(String causeId, int round) {
        String id = PREFIX + (SHORT.matcher(causeId).matches() ? causeId : EventIds.derived(causeId, "spark"));
        return round > 1 ? id + "-r" + round : id;
    }
}
