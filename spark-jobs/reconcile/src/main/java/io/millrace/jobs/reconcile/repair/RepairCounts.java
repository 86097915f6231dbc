package io.millrace.jobs.reconcile.repair;

/**
 * What a repair did.
 *
 * @param keys keys that it was asked to repair
 * @param rewritten rows that were read again from the source and merged
 * @param deleted rows that the source lacks and that were ended
 * @param duplicates current rows that were taken away because their key had more than one
 * @param setAside rows of the source that break a rule or do not fit their types: they stay out of the table
 * @param passed keys that needed nothing when their turn came, or that moved
 */
public record RepairCounts(int keys, long rewritten, long deleted, long duplicates, long setAside, long passed) {}
