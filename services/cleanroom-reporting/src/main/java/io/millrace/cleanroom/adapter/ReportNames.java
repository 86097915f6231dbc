package io.millrace.cleanroom.adapter;

import io.millrace.events.Event;
import io.millrace.events.EventIds;
import io.millrace.platform.ledger.CheckpointStore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The names of reports, made of their cause's time. The first cause of a second gets the plain name, every other one of
 * the same second a mark of its own behind it. Who was first is kept, so that a cause always gets the same name.
 */
public final class ReportNames {
    private static final String BASE = "ACX_Cleanroom_Report_";
    private static final String CAUSE = "cause";
    private static final int MARK = 8;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final CheckpointStore checkpoints;

    /** Keeps in these checkpoints who was first. */
    public ReportNames(CheckpointStore checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** The name of the report of this cause in a folder, which is a bucket and a prefix. */
    public String of(String folder, Event<?> cause) {
        String plain = plain(cause.time());
        String key = "cleanroom-report/" + folder + plain;
        boolean first = checkpoints.create(key, Map.of(CAUSE, cause.id()))
                || checkpoints
                        .find(key)
                        .filter(claim -> cause.id().equals(claim.values().get(CAUSE)))
                        .isPresent();
        return first
                ? plain
                : plain + "_"
                        + EventIds.derived(cause.id(), "cleanroom-report")
                                .replace("-", "")
                                .substring(0, MARK);
    }

    static String plain(Instant time) {
        return BASE + STAMP.format(time);
    }
}
