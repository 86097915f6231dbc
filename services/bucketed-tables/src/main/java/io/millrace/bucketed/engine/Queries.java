package io.millrace.bucketed.engine;

import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlStatement;

import java.time.Duration;

/**
 * Asks the engine in the name of one table's work.
 *
 * @param tag of the work; each statement adds its own name
 * @param timeout of one statement
 */
public record Queries(SqlEngine engine, String tag, Duration timeout) {

    SqlResult ask(String name, String text) {
        return engine.execute(statement(name, text));
    }

    SqlStatement statement(String name, String text) {
        return new SqlStatement(text, tag + "/" + name, timeout);
    }
}
