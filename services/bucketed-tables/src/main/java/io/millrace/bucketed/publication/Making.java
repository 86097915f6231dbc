package io.millrace.bucketed.publication;

import io.millrace.bucketed.domain.Edition;
import io.millrace.bucketed.engine.Queries;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.sql.SqlEngine;

import java.time.Duration;

/**
 * One run's making of tables.
 *
 * @param edition what the tables will show
 * @param run whose work it is
 */
public record Making(String dataset, String database, Edition edition, Run run) {
    /** Questions that no earlier claim of the run has asked: an engine may give an old answer to the same one again. */
    Queries queries(SqlEngine engine, String table, Duration timeout) {
        return new Queries(engine, run.id() + "/" + table + "/" + run.claims(), timeout);
    }
}
