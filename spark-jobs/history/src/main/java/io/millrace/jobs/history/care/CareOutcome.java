package io.millrace.jobs.history.care;

/**
 * What was done.
 *
 * @param filesBefore of the table
 * @param filesAfter of the table
 * @param outrun a batch changed the files while they were joined, so that nothing was joined; the next time will do
 * @param forgottenDeletes deletes that a table of last states does not know any more
 */
public record CareOutcome(long filesBefore, long filesAfter, boolean outrun, long forgottenDeletes) {}
