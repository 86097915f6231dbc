package io.millrace.bucketing.domain;

import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.objects.ObjectLocation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an event asks for.
 *
 * @param date of the snapshot; empty for the latest
 * @param request whether a person or a schedule asked, rather than whoever wrote the snapshot
 * @param manifest the document that makes the snapshot count, if the event names one
 * @param rows of the snapshot, if the event tells
 */
public record Asked(
        DatasetPlan plan,
        Optional<LocalDate> date,
        boolean request,
        Optional<ObjectLocation> manifest,
        Optional<Long> rows) {

    /** What a request asks for. */
    public static Asked of(BucketingRequested requested, DatasetPlan plan) {
        Optional<LocalDate> date = Optional.ofNullable(requested.snapshotDt())
                .map(text -> SnapshotDates.parse(text).orElseThrow(() -> Failures.noRealDate(plan, text)));
        return new Asked(plan, date, true, Optional.empty(), Optional.empty());
    }

    /** What the news of a snapshot asks for: that very one, which must lie where the settings have it. */
    public static Asked of(SnapshotWritten written, DatasetPlan plan) {
        Folder location;
        Optional<ObjectLocation> manifest;
        try {
            location = Folder.of(written.location().toString());
            manifest = Optional.ofNullable(written.manifest()).map(ObjectLocation::of);
        } catch (IllegalArgumentException e) {
            throw Failures.noLocation(plan, written.snapshot(), e.getMessage());
        }
        Optional<LocalDate> placed = SnapshotDates.inPath(location.prefix());
        Optional<LocalDate> named = SnapshotDates.parse(written.snapshot().replace(SnapshotDates.FOLDER, ""));
        LocalDate date = placed.or(() -> named).orElseThrow(() -> Failures.noDate(plan, written));
        boolean otherName = named.filter(name -> !name.equals(date)).isPresent();
        if (otherName || !plan.snapshot(date).overlaps(location)) {
            throw Failures.elsewhere(plan, written, date);
        }
        return new Asked(plan, Optional.of(date), false, manifest, Optional.ofNullable(written.rows()));
    }
}
