package io.millrace.bucketed.publication;

import io.millrace.bucketed.domain.Edition;
import io.millrace.bucketed.engine.Queries;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.sql.SqlEngine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run's making of tables.
 *
 * @param edition what the tables will show
 * @param run whose work it is
 */
public record Making(String dataset, String database, Edition edition, Run run) {
    private static final int TRIES_LOOKED_BACK = 3;

    Queries queries(SqlEngine engine, String table, Duration timeout) {
        return new Queries(engine, tag(table, run.round(), run.attempts()), timeout);
    }

    /** Tags of earlier tries at a table, whose process may have died and left the engine at work. */
    List<String> earlier(String table) {
        List<String> tags = new ArrayList<>();
        for (int attempt = run.attempts() - 1; attempt >= Math.max(1, run.attempts() - TRIES_LOOKED_BACK); attempt--) {
            tags.add(tag(table, run.round(), attempt));
        }
        if (run.attempts() <= 1 && run.round() > 1) {
            for (int attempt = TRIES_LOOKED_BACK; attempt >= 1; attempt--) {
                tags.add(tag(table, run.round() - 1, attempt));
            }
        }
        return tags;
    }

    private String tag(String table, int round, int attempt) {
        return run.id() + "/" + table + "/" + round + "." + attempt;
    }
}
