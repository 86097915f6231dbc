package io.millrace.bucketed.domain;

import io.millrace.events.bucketing.FinishedTable.Way;

import java.util.List;
import java.util.Optional;

/**
 * What is made of a dataset's tables.
 *
 * @param way {@code DIRECT} or {@code CTAS}
 * @param ctasTarget where the engine writes; empty unless the way is {@code CTAS}
 * @param sampledKeys how many keys are looked up in each table
 * @param keepSnapshots how many of the newest snapshots stay
 * @param versionRoots the folders right in which old versions are removed
 * @param openWriters how many buckets the engine writes at once
 */
public record DatasetPlan(
        String dataset,
        Way way,
        Optional<String> ctasTarget,
        int sampledKeys,
        Names names,
        int keepSnapshots,
        List<String> versionRoots,
        int openWriters,
        EntityResolutionPlan entityResolution) {}
