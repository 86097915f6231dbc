package io.millrace.platform.sql;

import java.util.List;

/**
 * What a statement gave.
 *
 * @param queryId the engine's name of the execution
 * @param rows in the engine's order; empty for statements without a result
 * @param cost what the engine read for it
 */
public record SqlResult(String queryId, List<SqlRow> rows, SqlCost cost) {

    /**
     * The row of a statement that gives exactly one.
     *
     * @throws IllegalStateException when it gave none or several
     */
    public SqlRow only() {
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "Query " + queryId + " gave " + rows.size() + " rows where one was expected");
        }
        return rows.get(0);
    }
}
