package io.millrace.jobs.stream.batch;

/**
 * What became of a batch's messages.
 *
 * @param merged changes that went into the merge
 * @param duplicates of those, changes that were in the table before
 * @param warned changes that broke a rule of severity warning and went on
 */
public record BatchResult(
        long messages, long control, long deadLetters, long quarantined, long merged, long duplicates, long warned) {}
