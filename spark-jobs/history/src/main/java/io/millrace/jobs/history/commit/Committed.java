package io.millrace.jobs.history.commit;

/**
 * What a commit came to.
 *
 * @param version of the table
 * @param copied rows that did not change but were written anew with their file
 */
public record Committed(long version, long copied) {}
