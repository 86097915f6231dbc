package io.millrace.platform.sql;

/**
 * Runs SQL over the tables of the catalog. The calling thread waits; interrupting it cancels the statement at the
 * engine. An engine that is busy or out of reach is asked again until the statement's time is up, and never counts as
 * an answer.
 */
public interface SqlEngine {
    /**
     * Runs a statement to its end.
     *
     * @return its rows, all of them
     * @throws SqlFailureException when the engine says that the statement failed, or its time is up
     */
    SqlResult execute(SqlStatement statement);

    /**
     * Makes sure that what an earlier process began under this tag is no longer under way; returns when it has ended.
     * It is never begun by this.
     *
     * @param earlier a statement that may have been begun with the same text and tag
     */
    void stop(SqlStatement earlier);

    /** How this engine writes identifiers, literals and table definitions. */
    SqlDialect dialect();
}
