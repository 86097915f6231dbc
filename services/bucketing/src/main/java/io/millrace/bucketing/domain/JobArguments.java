package io.millrace.bucketing.domain;

import io.millrace.bucketing.domain.DatasetPlan.NullKeys;
import io.millrace.bucketing.domain.DatasetPlan.OnMissingColumn;
import io.millrace.events.bucketing.Layout;
import io.millrace.platform.spark.JobJson;

import java.time.LocalDate;
import java.util.List;

/**
 * What the job is told: the document {@code metadata/arguments.json} of a version.
 *
 * @param source the snapshot's folder
 * @param mapping the column mapping; null for one table of all columns
 * @param tables the tables that the mapping may have; empty for any
 * @param target the version's folder
 */
public record JobArguments(
        String runId,
        String dataset,
        String snapshotDt,
        String version,
        String source,
        String mapping,
        List<String> tables,
        String target,
        String key,
        int buckets,
        List<Layout> layouts,
        int targetFileMb,
        NullKeys nullKeys,
        OnMissingColumn onMissingColumn) {

    /** Arguments by which a plan's snapshot is split. */
    public static JobArguments of(DatasetPlan plan, LocalDate date, String version, String sparkRun) {
        return new JobArguments(
                sparkRun,
                plan.dataset(),
                date.toString(),
                version,
                plan.snapshot(date).toString(),
                plan.mapping().orElse(null),
                plan.tables(),
                plan.version(version).toString(),
                plan.key(),
                plan.buckets(),
                plan.layouts(),
                plan.targetFileMb(),
                plan.nullKeys(),
                plan.onMissingColumn());
    }

    /** As JSON, the same text for the same values. */
    public String toJson() {
        return JobJson.write(this);
    }

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException with the reason, when it is no such document
     */
    public static JobArguments parse(String json) {
        return JobJson.read(json, JobArguments.class);
    }
}
