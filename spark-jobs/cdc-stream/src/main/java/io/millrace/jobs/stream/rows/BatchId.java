package io.millrace.jobs.stream.rows;

/**
 * A batch of a table's stream.
 *
 * @param table the table
 * @param query id of the stream: as long as its checkpoint lives it stays the same
 * @param number the batch's number in the stream
 */
public record BatchId(String table, String query, long number) {
    /** Name under which Delta remembers the last batch of a target; each target has its own. */
    public String application(String target) {
        return "cdc-stream/%s/%s/%s".formatted(table, target, query);
    }
}
